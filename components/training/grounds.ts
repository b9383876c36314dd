import type { ExperimentView, PlaneMap } from "@/lib/lab/experiment-view";

/** What a map's ground shows: the model's answers, or the values of one unit. */
export type Ground =
  { kind: "answers"; map: PlaneMap } | { kind: "unit"; size: number; values: Float32Array; name: string };

/** The model's answers over the plane. */
export function pickAnswers({ map }: Pick<ExperimentView, "map">): Ground | null {
  return map === null ? null : { kind: "answers", map };
}

/** The unit in focus where there is one, else the model's answers. */
export function pickFocus({ map, focus }: Pick<ExperimentView, "map" | "focus">): Ground | null {
  if (focus === null) return pickAnswers({ map });
  return { kind: "unit", size: focus.size, values: focus.values, name: `unit ${focus.unit + 1} gives` };
}
