import type { PointShape } from "@/lib/data/points";
import type { Plan, PrintedSource } from "../plan";
import { countFirst } from "../shares";
import { lines } from "../section";

type Points = Extract<PrintedSource, { kind: "points" }>;

/** The body of `place_point(label, random)`, and what it does, for each shape of lib/data/points. */
const shapes: Record<PointShape, { comment: string; body: string }> = {
  blobs: {
    comment: "clouds around centres on a circle, 0.15 wide",
    body: `    angle = 2 * math.pi * label / CLASSES + math.pi / 4
    return 0.6 * math.cos(angle) + 0.15 * random.normal(), 0.6 * math.sin(angle) + 0.15 * random.normal()`,
  },
  xor: {
    comment: "sectors of a disc by turns, opposite ones of one class",
    body: `    sector = label + CLASSES * random.integer(2)
    angle = math.pi * (sector + random.next()) / CLASSES
    # The root spreads the points evenly over the area.
    radius = math.sqrt(random.next())
    return radius * math.cos(angle), radius * math.sin(angle)`,
  },
  circle: {
    comment: "rings of equal width, with gaps of half of it between them",
    body: `    width = 1 / (1.5 * CLASSES - 0.5)
    inner = 1.5 * width * label
    # The root spreads the points evenly over the ring's area.
    radius = math.sqrt(inner**2 + random.next() * ((inner + width) ** 2 - inner**2))
    angle = 2 * math.pi * random.next()
    return radius * math.cos(angle), radius * math.sin(angle)`,
  },
  spiral: {
    comment: "arms of a spiral that turn one and three quarter times",
    body: `    t = random.next()
    angle = 2 * math.pi * label / CLASSES + 1.75 * 2 * math.pi * t
    return t * math.sin(angle), t * math.cos(angle)`,
  },
  moons: {
    comment: "half circles side by side, every other one upside down and reaching into its neighbours",
    body: `    angle = math.pi * random.next()
    scale = 2 / (CLASSES + 1)
    middle = (label - (CLASSES - 1) / 2) * scale
    side = 1 if label % 2 == 0 else -1
    return middle + scale * math.cos(angle), side * (scale * math.sin(angle) - 0.25 * scale)`,
  },
  stripes: {
    comment: "two stripes of each class, side by side",
    body: `    stripe = label + CLASSES * random.integer(2)
    return (stripe + random.next()) / CLASSES - 1, 2 * random.next() - 1`,
  },
};

/** `make_examples()`: points [examples, 2] and labels [examples]. */
export function printPoints({ experiment, source }: Plan & { source: Points }): string {
  const { size, noise, seed } = experiment.data;
  const { comment, body } = shapes[source.shape];
  const first = countFirst(source, size);
  const others = source.classes - 1;
  const label = `0 if i < ${first} else ${others === 1 ? "1" : `1 + (i - ${first}) % ${others}`}`;
  const shift = noise > 0 ? ` + ${noise} * jitter.normal()` : "";
  return lines(
    `CLASSES = ${source.classes}`,
    "\n",
    "def place_point(label, random):",
    `    """A point of a class: ${comment}."""`,
    body,
    "\n",
    "def make_examples():",
    `    """${size} points in a random order, ${first} of them of the first class."""`,
    `    random = Stream(${seed}, "points")`,
    noise > 0 && "    # A stream of its own, so that more noise moves the points without replacing them.",
    noise > 0 && `    jitter = Stream(${seed}, "noise")`,
    `    labels = random.shuffle([${label} for i in range(${size})])`,
    "    points = []",
    "    for label in labels:",
    "        x, y = place_point(label, random)",
    `        points.append([x${shift}, y${shift}])`,
    '    return np.array(points, dtype="float32"), np.array(labels)',
  );
}
