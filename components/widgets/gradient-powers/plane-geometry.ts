import { apply, type PowerStep, type Vector } from "./model";

/** How lengths become distances from the centre, in units of the picture's half width. */
export interface RadialScale {
  /** Distance from the centre, 0 to 1 inside the picture, for a length of 0 or more. */
  toRadius(length: number): number;
  /** Round lengths to draw as circles. */
  rings: readonly number[];
}

/** The innermost length of the logarithmic picture sits here; shorter ones all fall on the centre. */
const CORE = 0.08;
const EDGE = 0.92;

/** A scale on which equal factors are equal distances, wide enough for the norms of all `steps`. */
export function createLogScale(steps: readonly PowerStep[]): RadialScale {
  const sizes = steps.flatMap(({ norm, length }) => [norm, length]).filter((size) => size > 0);
  const low = Math.min(-0.5, Math.log10(Math.min(...sizes)) - 0.3);
  const high = Math.max(0.5, Math.log10(Math.max(...sizes)) + 0.3);
  const every = [1, 2, 3, 5, 10, 20, 50, 100].find((size) => (high - low) / size <= 5) ?? 100;
  const rings: number[] = [];
  for (let power = Math.ceil(low / every) * every; power <= high; power += every) rings.push(10 ** power);
  return {
    toRadius: (length) => {
      if (length <= 0) return 0;
      const share = (Math.log10(length) - low) / (high - low);
      return share <= 0 ? 0 : CORE + (EDGE - CORE) * share;
    },
    rings,
  };
}

/** The plain plane, just wide enough for the unit circle and its image at `step`. */
export function createLinearScale(step: PowerStep): RadialScale {
  const widest = Math.max(1, step.norm) / EDGE;
  const power = 10 ** Math.floor(Math.log10(widest));
  const every = [1, 2, 5].map((factor) => factor * power).find((size) => widest / size <= 4) ?? power * 5;
  const rings: number[] = [];
  for (let size = every; size <= widest; size += every) rings.push(Number(size.toPrecision(6)));
  return { toRadius: (length) => length / widest, rings };
}

/** Where a vector is drawn: its direction is kept, its length goes through the scale. y points down. */
export function place([x, y]: Vector, scale: RadialScale): [number, number] {
  const length = Math.hypot(x, y);
  if (length === 0 || !Number.isFinite(length)) return [0, 0];
  const radius = scale.toRadius(length);
  return [(x / length) * radius, (-y / length) * radius];
}

const SAMPLES = 96;

/** The image of the unit circle under one power as an SVG path; `size` is the picture's half width. */
export function drawCircleImage(step: PowerStep, scale: RadialScale, size: number): string {
  const points: string[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const angle = (2 * Math.PI * i) / SAMPLES;
    const [x, y] = place(apply(step.matrix, [Math.cos(angle), Math.sin(angle)]), scale);
    points.push(`${(x * size).toFixed(1)},${(y * size).toFixed(1)}`);
  }
  return `M${points.join("L")}Z`;
}
