"use client";

import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/widget/save-file";
import type { LessonCell } from "@/lib/course/cells";

export interface DownloadNotebookProps {
  lesson: { slug: string; title: string };
  cells: readonly LessonCell[];
  id: string;
  /** As the reader has them. */
  listCells: () => { id: string; code: string }[];
}

const twins = [
  { library: "keras", label: "In Keras" },
  { library: "pytorch", label: "In PyTorch" },
] as const;

/** The lesson's cells as a Jupyter notebook; where a cell is an Experiment, that as a notebook of another library too. */
export function DownloadNotebook({ lesson, cells, id, listCells }: DownloadNotebookProps) {
  const name = id.replaceAll("-", " ");
  const experiment = cells.find((cell) => cell.id === id)?.experiment ?? null;
  const save = (file: string, text: string) => saveFile(`${file}.ipynb`, text, "application/x-ipynb+json");
  const saveAll = async () => {
    const { printNotebookOf } = await import("./print-notebook");
    save(lesson.slug, await printNotebookOf(lesson.title, cells, listCells()));
  };
  return (
    <>
      <Button
        variant="quiet"
        onPress={() => void saveAll()}
        aria-label={`Notebook of all cells, from ${name}`}
      >
        Notebook (.ipynb)
      </Button>
      {experiment !== null &&
        twins.map(({ library, label }) => (
          <Button
            key={library}
            variant="quiet"
            aria-label={`${label}: ${name}`}
            onPress={async () => {
              const { printNotebook } = await import("@/lib/experiment/print/notebook");
              save(`${lesson.slug}-${id}-${library}`, printNotebook(experiment, library));
            }}
          >
            {label}
          </Button>
        ))}
    </>
  );
}
