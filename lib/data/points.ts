import { createRandom, type Random } from "@/lib/math/random";
import type { Dataset } from "./dataset";

/** Arrangements of classes in the plane; all within about -1 to 1 on both axes. */
export const pointShapes = ["blobs", "xor", "circle", "spiral", "moons", "stripes"] as const;
export type PointShape = (typeof pointShapes)[number];

/** Surfaces over the square from -1 to 1, for regression. */
export const surfaceShapes = ["plane", "bump"] as const;
export type SurfaceShape = (typeof surfaceShapes)[number];

export interface PointsOptions {
  shape: PointShape;
  /** 2 to 5. */
  classes: number;
  /** Points of the first class for each point of any other. */
  balance: number;
  count: number;
  /** Standard deviation added to both coordinates. */
  noise: number;
  seed: number;
}

/** Points in classes, in random order. Streams ("points") and ("noise"), so that noise moves points without replacing them. */
export function makePoints(options: PointsOptions): Dataset {
  const { shape, classes, balance, count, noise, seed } = options;
  const random = createRandom(seed, "points");
  const jitter = createRandom(seed, "noise");
  const labels = random.shuffle(shareOut(count, classes, balance));
  const inputs = new Float32Array(2 * count);
  labels.forEach((label, i) => {
    const [x, y] = placePoint(shape, label, classes, random);
    inputs[2 * i] = x + noise * jitter.normal();
    inputs[2 * i + 1] = y + noise * jitter.normal();
  });
  return {
    count,
    inputShape: [2],
    inputs,
    targets: {
      kind: "classes",
      names: Array.from({ length: classes }, (_, index) => `class ${index + 1}`),
      labels: Int32Array.from(labels),
      perStep: false,
    },
  };
}

/** Points spread evenly over the square, with a height of -1 to 1 to predict; `noise` is the height's standard deviation. */
export function makeSurface(options: {
  shape: SurfaceShape;
  count: number;
  noise: number;
  seed: number;
}): Dataset {
  const random = createRandom(options.seed, "points");
  const jitter = createRandom(options.seed, "noise");
  const inputs = new Float32Array(2 * options.count);
  const values = new Float32Array(options.count);
  for (let i = 0; i < options.count; i++) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    inputs.set([x, y], 2 * i);
    values[i] = surfaceHeight(options.shape, x, y) + options.noise * jitter.normal();
  }
  return { count: options.count, inputShape: [2], inputs, targets: { kind: "values", size: 1, values } };
}

/** Height of the surface without noise. */
export function surfaceHeight(shape: SurfaceShape, x: number, y: number): number {
  if (shape === "plane") return (x + y) / 2;
  // A hill and a hollow, 0.25 wide.
  return bell(x - 0.4, y - 0.4) - bell(x + 0.4, y + 0.4);
}

const bell = (dx: number, dy: number) => Math.exp(-(dx * dx + dy * dy) / (2 * 0.25 ** 2));

/** Labels in the wanted proportions, each class at least once where there are enough points. */
function shareOut(count: number, classes: number, balance: number): number[] {
  const total = balance + classes - 1;
  const first = Math.max(1, Math.min(count - classes + 1, Math.round((count * balance) / total)));
  return Array.from({ length: count }, (_, i) => (i < first ? 0 : 1 + ((i - first) % (classes - 1))));
}

function placePoint(shape: PointShape, label: number, classes: number, random: Random): [number, number] {
  switch (shape) {
    case "blobs": {
      // Centres on a circle; with two classes at opposite corners.
      const angle = (2 * Math.PI * label) / classes + Math.PI / 4;
      return [0.6 * Math.cos(angle) + 0.15 * random.normal(), 0.6 * Math.sin(angle) + 0.15 * random.normal()];
    }
    case "xor": {
      // Sectors by turns: with two classes the four quadrants, opposite ones alike.
      const sector = label + classes * random.integer(2);
      const angle = (Math.PI * (sector + random.next())) / classes;
      const radius = Math.sqrt(random.next());
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
    case "circle": {
      // Rings of equal width with gaps of half of it between them.
      const width = 1 / (1.5 * classes - 0.5);
      const inner = 1.5 * width * label;
      // Uniform over the ring's area.
      const radius = Math.sqrt(inner ** 2 + random.next() * ((inner + width) ** 2 - inner ** 2));
      const angle = 2 * Math.PI * random.next();
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
    case "spiral": {
      const t = random.next();
      const angle = (2 * Math.PI * label) / classes + 1.75 * 2 * Math.PI * t;
      return [t * Math.sin(angle), t * Math.cos(angle)];
    }
    case "moons": {
      // Half circles side by side, every other one upside down and reaching into its neighbours.
      const angle = Math.PI * random.next();
      const scale = 2 / (classes + 1);
      const middle = (label - (classes - 1) / 2) * scale;
      const side = label % 2 === 0 ? 1 : -1;
      return [middle + scale * Math.cos(angle), side * (scale * Math.sin(angle) - 0.25 * scale)];
    }
    case "stripes": {
      // Two stripes of each class, side by side.
      const stripe = label + classes * random.integer(2);
      return [(stripe + random.next()) / classes - 1, 2 * random.next() - 1];
    }
  }
}
