import type { TableSource } from "@/lib/experiment/schema-data";
import type { Plane, PlaneAxis } from "./plane";

/**
 * The points of a table as they are drawn while too few of them are there to train on: `readPlane` refuses an empty
 * table, and one of a single class. All count as training points.
 */
export function planeOfTable({ inputs, targets, classes, axes }: TableSource): Plane {
  return {
    points: targets.map((target, i) => ({
      x: inputs[2 * i] ?? NaN,
      y: inputs[2 * i + 1] ?? NaN,
      target,
      part: "train",
    })),
    classes,
    encoding: classes === null ? "values" : "oneHot",
    axes: axes as [PlaneAxis, PlaneAxis],
    highest: classes === null ? targets.reduce((most, target) => Math.max(most, Math.abs(target)), 1e-6) : 1,
  };
}
