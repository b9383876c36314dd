import type { LessonCell } from "@/lib/course/cells";
import { printLessonNotebook } from "@/lib/experiment/print/cell-notebook";
import { fetchScript } from "@/lib/sandbox/browser/open-kernel";

const usesTools = /\b(data|plot|livePlot|show|showImage|showTable)\b\s*[.(]/;

/** The notebook of a lesson's cells, as they stand on the page now. */
export async function printNotebookOf(
  title: string,
  given: readonly LessonCell[],
  now: readonly { id: string; code: string }[],
): Promise<string> {
  const cells = given.map((cell) => ({
    ...cell,
    code: now.find(({ id }) => id === cell.id)?.code ?? cell.code,
  }));
  const needsTools = cells.some(({ code }) => usesTools.test(code));
  return printLessonNotebook({
    title,
    cells,
    tools: needsTools ? await fetchScript("/kernel/notebook-tools.js") : null,
  });
}
