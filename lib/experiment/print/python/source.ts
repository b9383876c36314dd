import type { Plan, PrintedSource } from "../plan";
import { printRows } from "../rows";
import { lines } from "../section";
import { printPoints } from "./points";

/** `make_examples()`: inputs and answers, by the same generator as lib/data; without features, split or preprocessing. */
export function printSource(plan: Plan): string {
  const { source } = plan;
  switch (source.kind) {
    case "points":
      return printPoints({ ...plan, source });
    case "surface":
      return printSurface({ ...plan, source });
    case "table":
      return printTable({ ...plan, source });
    case "teacher":
      return printTeacher({ ...plan, source });
  }
}

type PlanOf<Kind extends PrintedSource["kind"]> = Plan & { source: Extract<PrintedSource, { kind: Kind }> };

const plane = `def height_at(x, y):
    """An inclined plane."""
    return (x + y) / 2`;

const bump = `def height_at(x, y):
    """A hill and a hollow, 0.25 wide."""
    bell = lambda dx, dy: math.exp(-(dx * dx + dy * dy) / (2 * 0.25**2))
    return bell(x - 0.4, y - 0.4) - bell(x + 0.4, y + 0.4)`;

function printSurface({ experiment, source }: PlanOf<"surface">): string {
  const { size, noise, seed } = experiment.data;
  return lines(
    source.shape === "plane" ? plane : bump,
    "\n",
    "def make_examples():",
    `    """${size} points spread evenly over the square from -1 to 1, each with the height there."""`,
    `    random = Stream(${seed}, "points")`,
    noise > 0 && "    # A stream of its own, so that more noise leaves the points where they are.",
    noise > 0 && `    jitter = Stream(${seed}, "noise")`,
    "    points, heights = [], []",
    `    for _ in range(${size}):`,
    "        x, y = 2 * random.next() - 1, 2 * random.next() - 1",
    "        points.append([x, y])",
    `        heights.append(height_at(x, y)${noise > 0 ? ` + ${noise} * jitter.normal()` : ""})`,
    '    return np.array(points, dtype="float32"), np.array(heights, dtype="float32")',
  );
}

function printTable({ experiment, source }: PlanOf<"table">): string {
  const isClasses = source.classes !== null;
  const target = isClasses ? "labels" : "heights";
  return lines(
    isClasses
      ? "# Points and the class of each, counted from 0."
      : "# Points and the number that belongs to each.",
    "ROWS = [",
    printRows(source, 4),
    "]",
    source.classes !== null && `CLASSES = ${source.classes.length}`,
    "\n",
    "def make_examples():",
    '    """The rows in a random order, so that each part of them is drawn from all."""',
    `    rows = np.array(Stream(${experiment.data.seed}, "points").shuffle(list(ROWS)), dtype="float64")`,
    `    points, ${target} = rows[:, :2], rows[:, 2]`,
    `    return points.astype("float32"), ${target}.astype("${isClasses ? "int64" : "float32"}")`,
  );
}

function printTeacher({ experiment, source }: PlanOf<"teacher">): string {
  const { size, noise, seed } = experiment.data;
  const { features, hidden, outputs, task } = source;
  const isClasses = task === "classification";
  const draw = (rows: number, columns: number, std: string, names: string) =>
    `draw_normals(${rows}, ${columns}, ${std}, ${seed}, ${names})`;
  return lines(
    isClasses && `CLASSES = ${outputs}\n\n`,
    "def draw_normals(rows, columns, std, *names):",
    "    random = Stream(*names)",
    "    values = [std * random.normal() for _ in range(rows * columns)]",
    '    return np.array(values, dtype="float32").reshape(rows, columns)',
    "\n",
    "def ask_teacher(inputs):",
    `    """A random network of ${hidden} tanh units, whose answers the pupil is to learn."""`,
    `    first = ${draw(features, hidden, `2 / math.sqrt(${features})`, '"teacher", 1')}`,
    `    second = ${draw(hidden, outputs, `1 / math.sqrt(${hidden})`, '"teacher", 2')}`,
    "    answers = np.tanh(inputs @ first) @ second",
    "    # Mean 0 and mean square 1, output by output.",
    "    return (answers - answers.mean(axis=0)) / np.maximum(answers.std(axis=0), 1e-12)",
    "\n",
    "def make_examples():",
    `    """${size} standard normal vectors of ${features} numbers, each with ${isClasses ? "the place of its largest answer" : "its answers"}."""`,
    `    inputs = ${draw(size, features, "1", '"teacher inputs"')}`,
    noise > 0
      ? `    answers = ask_teacher(inputs) + ${draw(size, outputs, String(noise), '"noise"')}`
      : "    answers = ask_teacher(inputs)",
    `    return inputs, ${isClasses ? "answers.argmax(axis=1)" : 'answers.astype("float32")'}`,
  );
}
