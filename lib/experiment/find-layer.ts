import type { Layer } from "./schema-layers";

/** The layer at a path such as "3", "3/1" (inside a residual layer) or "3/shortcut/0" (on its shortcut). */
export function findLayer(layers: readonly Layer[], path: string): Layer | undefined {
  const steps = path.split("/");
  const outer = layers[Number(steps[0])];
  if (steps.length === 1 || outer?.kind !== "residual") return outer;
  const branch = steps.length === 2 ? outer.layers : outer.shortcut;
  return Array.isArray(branch) ? branch[Number(steps.at(-1))] : undefined;
}
