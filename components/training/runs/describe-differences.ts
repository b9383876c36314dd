import type { Edit } from "@/lib/experiment/run/edit";
import type { Experiment } from "@/lib/experiment/schema";
import { listFacets } from "./experiment-facets";
import { type Facet, trim } from "./facet";
import { isStack } from "./layer-facets";
import { type KeptRun, nameRun } from "./kept-run";

/**
 * Of each Experiment, in the field's own words, what is not the same in all of them that have it: "hidden 4, 2",
 * "learning rate 0.03". Where two values have the same words, a letter tells them apart.
 */
export function describeDifferences(experiments: readonly Experiment[]): string[][] {
  const isWhole = !experiments.every(({ model }) => isStack(model));
  const all = experiments.map(
    (experiment) => new Map(listFacets(experiment, isWhole).map((facet) => [facet.name, facet])),
  );
  const words = all.map((): string[] => []);
  for (const name of new Set(all.flatMap((facets) => [...facets.keys()]))) {
    const present = all.map((facets) => facets.get(name));
    const texts = tellApart(present);
    if (texts === null) continue;
    texts.forEach((text, index) => {
      if (text !== null) words[index]?.push(text);
    });
  }
  return words;
}

/** The words of each value; null where all values are one. */
function tellApart(facets: readonly (Facet | undefined)[]): (string | null)[] | null {
  const texts = new Map<string, string>();
  const keys = facets.map((facet) => {
    if (facet === undefined) return null;
    const key = JSON.stringify(facet.value);
    if (!texts.has(key)) texts.set(key, facet.text);
    return key;
  });
  if (texts.size < 2) return null;
  const seen = new Map<string, number>();
  for (const text of texts.values()) seen.set(text, (seen.get(text) ?? 0) + 1);
  const given = new Map<string, number>();
  for (const [key, text] of texts) {
    if ((seen.get(text) ?? 0) < 2) continue;
    const place = given.get(text) ?? 0;
    given.set(text, place + 1);
    texts.set(key, `${text} (${String.fromCharCode(65 + (place % 26))})`);
  }
  return keys.map((key) => (key === null ? null : (texts.get(key) ?? null)));
}

/** What a run by itself is told by. */
const told = new Set(["source", "hidden", "optimizer", "learning rate"]);

/** Of each run, what it was set to otherwise than others, where it was forked, and how it was edited on the way. */
export function describeRuns(kept: readonly KeptRun[]): string[][] {
  const [only] = kept;
  const settings =
    kept.length === 1 && only !== undefined
      ? [
          listFacets(only.log.experiment)
            .filter(({ name }) => told.has(name))
            .map(({ text }) => text),
        ]
      : describeDifferences(kept.map(({ log }) => log.experiment));
  return kept.map(({ log }, index) => [
    ...(settings[index] ?? []),
    ...(log.parent === null
      ? []
      : [`forked from ${nameParent(kept, log.parent.id)} at step ${log.parent.step}`]),
    ...describeEdits(log.edits),
  ]);
}

function nameParent(kept: readonly KeptRun[], id: string): string {
  const parent = kept.find(({ log }) => log.id === id);
  return parent === undefined ? "a run no longer kept" : nameRun(parent);
}

function describeEdits(edits: readonly Edit[]): string[] {
  const [only] = edits;
  if (only === undefined) return [];
  if (edits.length > 1) return [`${edits.length} edits`];
  return [`1 edit: ${describeEdit(only)} at step ${only.step}`];
}

function describeEdit(edit: Edit): string {
  switch (edit.kind) {
    case "learningRate":
      return `learning rate ${trim(edit.value)}`;
    case "regularization":
      return "regularization";
    case "weight":
      return "a weight";
  }
}
