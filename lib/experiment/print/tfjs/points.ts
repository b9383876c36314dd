import type { PointShape } from "@/lib/data/points";
import type { Plan, PrintedSource } from "../plan";
import { blocks, lines } from "../section";
import { countFirst } from "../shares";

type Points = Extract<PrintedSource, { kind: "points" }>;

/** The body of `placePoint(label, random)`, and what it does, for each shape of lib/data/points. */
const shapes: Record<PointShape, { comment: string; body: string }> = {
  blobs: {
    comment: "clouds around centres on a circle, 0.15 wide",
    body: `  const angle = (2 * Math.PI * label) / classes + Math.PI / 4;
  return [0.6 * Math.cos(angle) + 0.15 * random.normal(), 0.6 * Math.sin(angle) + 0.15 * random.normal()];`,
  },
  xor: {
    comment: "sectors of a disc by turns, opposite ones of one class",
    body: `  const sector = label + classes * random.integer(2);
  const angle = (Math.PI * (sector + random.next())) / classes;
  // The root spreads the points evenly over the area.
  const radius = Math.sqrt(random.next());
  return [radius * Math.cos(angle), radius * Math.sin(angle)];`,
  },
  circle: {
    comment: "rings of equal width, with gaps of half of it between them",
    body: `  const width = 1 / (1.5 * classes - 0.5);
  const inner = 1.5 * width * label;
  // The root spreads the points evenly over the ring's area.
  const radius = Math.sqrt(inner ** 2 + random.next() * ((inner + width) ** 2 - inner ** 2));
  const angle = 2 * Math.PI * random.next();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];`,
  },
  spiral: {
    comment: "arms of a spiral that turn one and three quarter times",
    body: `  const t = random.next();
  const angle = (2 * Math.PI * label) / classes + 1.75 * 2 * Math.PI * t;
  return [t * Math.sin(angle), t * Math.cos(angle)];`,
  },
  moons: {
    comment: "half circles side by side, every other one upside down and reaching into its neighbours",
    body: `  const angle = Math.PI * random.next();
  const scale = 2 / (classes + 1);
  const middle = (label - (classes - 1) / 2) * scale;
  const side = label % 2 === 0 ? 1 : -1;
  return [middle + scale * Math.cos(angle), side * (scale * Math.sin(angle) - 0.25 * scale)];`,
  },
  stripes: {
    comment: "two stripes of each class, side by side",
    body: `  const stripe = label + classes * random.integer(2);
  return [(stripe + random.next()) / classes - 1, 2 * random.next() - 1];`,
  },
};

/** `makeExamples()` for points in classes: rows of { point, label }. */
export function printPoints({ experiment, source }: Plan & { source: Points }): string {
  const { size, noise, seed } = experiment.data;
  const { comment, body } = shapes[source.shape];
  const first = countFirst(source, size);
  const others = source.classes - 1;
  const label = `(i < ${first} ? 0 : ${others === 1 ? "1" : `1 + ((i - ${first}) % ${others})`})`;
  const shift = noise > 0 ? ` + ${noise} * jitter.normal()` : "";
  return blocks(
    `const classes = ${source.classes};`,
    lines(`// A point of a class: ${comment}.`, "function placePoint(label, random) {", body, "}"),
    lines(
      `// ${size} points in a random order, ${first} of them of the first class.`,
      "function makeExamples() {",
      `  const random = openStream(${seed}, "points");`,
      noise > 0 && "  // A stream of its own, so that more noise moves the points without replacing them.",
      noise > 0 && `  const jitter = openStream(${seed}, "noise");`,
      `  const labels = random.shuffle(Array.from({ length: ${size} }, (_, i) => ${label}));`,
      "  return labels.map((label) => {",
      "    const [x, y] = placePoint(label, random);",
      `    return { point: [x${shift}, y${shift}].map(Math.fround), label };`,
      "  });",
      "}",
    ),
  );
}
