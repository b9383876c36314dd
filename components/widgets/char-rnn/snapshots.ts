import type { Frame, Snapshot } from "./job";

/** The kept weights with those of a new frame: a run that began again, or fell back, takes the later ones away. */
export function addSnapshots(old: readonly Snapshot[], { now, kept }: Frame): Snapshot[] {
  const from = Math.min(kept[0]?.step ?? Infinity, now.step + 1);
  return [...old.filter(({ step }) => step < from), ...kept];
}
