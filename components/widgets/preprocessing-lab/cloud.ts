import { findPrincipalAxes, projectOnAxes, scaleAxes } from "@/lib/math/principal-axes";
import { createRandom } from "@/lib/math/random";
import type { State } from "./state";

export type Vector = readonly [number, number];

/** The points as they are, and the number that is to be predicted from each. */
export interface Cloud {
  /** [points, 2]. */
  inputs: Float32Array;
  /** [points]: mean 0, variance 1. */
  targets: Float32Array;
}

export type CloudSpec = Pick<State, "center" | "spread" | "angle" | "points" | "moved" | "seed">;

/**
 * Places along the cloud's own axes, [points, 2]: a normal sample made exact, mean 0, variance 1, no correlation. So the
 * sample's covariance has the dragged axes as its eigenvectors until a single point is moved. Stream ("cloud").
 */
function drawPlaces(points: number, seed: number): Float32Array {
  const random = createRandom(seed, "cloud");
  const sample = Float32Array.from({ length: 2 * points }, () => random.normal());
  const axes = findPrincipalAxes(sample, 2);
  return projectOnAxes(sample, axes, scaleAxes(axes.values));
}

/** To four decimals: what single precision keeps of it reads the same in a printed program. */
export const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** The cloud that the settings describe. A point keeps its target wherever it is dragged. */
export function makeCloud({ center, spread, angle, points, moved, seed }: CloudSpec): Cloud {
  const places = drawPlaces(points, seed);
  // Both axes count alike: no model can predict it from the long one alone.
  const targets = Float32Array.from({ length: points }, (_, i) =>
    round((places[2 * i]! + places[2 * i + 1]!) * Math.SQRT1_2),
  );
  for (const { index, along } of moved) if (index < points) places.set(along, 2 * index);
  const inputs = new Float32Array(2 * points);
  for (let i = 0; i < points; i++) {
    const at = fromAxes({ center, spread, angle }, [places[2 * i]!, places[2 * i + 1]!]);
    inputs.set(at.map(round), 2 * i);
  }
  return { inputs, targets };
}

type Axes = Pick<State, "center" | "spread" | "angle">;

const turn = ([x, y]: Vector, degrees: number): Vector => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [c * x - s * y, s * x + c * y];
};

/** From standard deviations along the cloud's axes to the plane. */
export function fromAxes({ center, spread, angle }: Axes, [u, v]: Vector): Vector {
  const [x, y] = turn([u * spread[0], v * spread[1]], angle);
  return [center[0] + x, center[1] + y];
}

/** And back. */
export function toAxes({ center, spread, angle }: Axes, [x, y]: Vector): Vector {
  const [u, v] = turn([x - center[0], y - center[1]], -angle);
  return [u / spread[0], v / spread[1]];
}
