import type { Plan, PrintedSource } from "../plan";
import { printRows } from "../rows";
import { blocks, lines } from "../section";
import { printPoints } from "./points";

/** `makeExamples()`: rows of { point, label }, { point, height } or, of a teacher, { row, label } or { row, answers }. */
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

function printSurface({ experiment, source }: PlanOf<"surface">): string {
  const { size, noise, seed } = experiment.data;
  const isPlane = source.shape === "plane";
  return blocks(
    !isPlane &&
      lines(
        "// A bell, 0.25 wide.",
        "const bell = (dx, dy) => Math.exp(-(dx * dx + dy * dy) / (2 * 0.25 ** 2));",
      ),
    isPlane
      ? "// An inclined plane.\nconst heightAt = (x, y) => (x + y) / 2;"
      : "// A hill and a hollow.\nconst heightAt = (x, y) => bell(x - 0.4, y - 0.4) - bell(x + 0.4, y + 0.4);",
    lines(
      `// ${size} points spread evenly over the square from -1 to 1, each with the height there.`,
      "function makeExamples() {",
      `  const random = openStream(${seed}, "points");`,
      noise > 0 && "  // A stream of its own, so that more noise leaves the points where they are.",
      noise > 0 && `  const jitter = openStream(${seed}, "noise");`,
      `  return Array.from({ length: ${size} }, () => {`,
      "    const [x, y] = [2 * random.next() - 1, 2 * random.next() - 1];",
      `    const height = heightAt(x, y)${noise > 0 ? ` + ${noise} * jitter.normal()` : ""};`,
      "    return { point: [x, y].map(Math.fround), height };",
      "  });",
      "}",
    ),
  );
}

function printTable({ experiment, source }: PlanOf<"table">): string {
  const target = source.classes === null ? "height" : "label";
  return blocks(
    lines(
      source.classes === null
        ? "// Points and the number that belongs to each."
        : "// Points and the class of each, counted from 0.",
      "const rows = [",
      printRows(source, 2),
      "];",
    ),
    source.classes !== null && `const classes = ${source.classes.length};`,
    lines(
      "// The rows in a random order, so that each part of them is drawn from all.",
      "function makeExamples() {",
      `  const shuffled = openStream(${experiment.data.seed}, "points").shuffle([...rows]);`,
      `  return shuffled.map(([x, y, ${target}]) => ({ point: [x, y].map(Math.fround), ${target} }));`,
      "}",
    ),
  );
}

function printTeacher({ experiment, source }: PlanOf<"teacher">): string {
  const { size, noise, seed } = experiment.data;
  const { features, hidden, outputs, task } = source;
  const isClasses = task === "classification";
  return blocks(
    isClasses && `const classes = ${outputs};`,
    lines(
      "const normals = (count, std, ...names) => {",
      "  const random = openStream(...names);",
      "  return Float32Array.from({ length: count }, () => std * random.normal());",
      "};",
    ),
    lines(
      `// The teacher: a random network of ${hidden} tanh units, whose answers the pupil is to learn.`,
      "function askTeacher(inputs) {",
      `  const first = normals(${features * hidden}, 2 / Math.sqrt(${features}), ${seed}, "teacher", 1);`,
      `  const second = normals(${hidden * outputs}, 1 / Math.sqrt(${hidden}), ${seed}, "teacher", 2);`,
      `  const units = tf.tanh(tf.matMul(inputs, tf.tensor2d(first, [${features}, ${hidden}])));`,
      `  const answers = tf.matMul(units, tf.tensor2d(second, [${hidden}, ${outputs}]));`,
      "  // Mean 0 and mean square 1, output by output.",
      "  const { mean, variance } = tf.moments(answers, 0);",
      "  return tf.div(tf.sub(answers, mean), tf.maximum(tf.sqrt(variance), 1e-12));",
      "}",
    ),
    lines(
      `// ${size} standard normal vectors of ${features} numbers, each with ${isClasses ? "the place of its largest answer" : "its answers"}.`,
      "function makeExamples() {",
      `  const inputs = tf.tensor2d(normals(${size * features}, 1, ${seed}, "teacher inputs"), [${size}, ${features}]);`,
      noise > 0
        ? `  const jitter = tf.tensor2d(normals(${size * outputs}, ${noise}, ${seed}, "noise"), [${size}, ${outputs}]);`
        : false,
      `  const answers = ${noise > 0 ? "tf.add(askTeacher(inputs), jitter)" : "askTeacher(inputs)"}.arraySync();`,
      isClasses
        ? "  return inputs.arraySync().map((row, i) => ({ row, label: answers[i].indexOf(Math.max(...answers[i])) }));"
        : "  return inputs.arraySync().map((row, i) => ({ row, answers: answers[i] }));",
      "}",
    ),
  );
}
