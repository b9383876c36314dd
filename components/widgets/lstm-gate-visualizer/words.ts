import { cells, countCellParameters, type CellKind, type Intervention } from "./cells";
import type { Score, Spec } from "./model";

const minus = "\u2212";

/** A number with fixed decimals and a true minus sign; never "-0.00". */
export function printNumber(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return String(value);
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

export function printPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A space must be seen. */
export function showCharacter(character: string): string {
  return character === " " ? "\u2423" : character;
}

export const taskTitles = {
  brackets: "Bracket depth",
  quote: "Inside a quoted span",
  recall: "Recall after a lag",
  hello: "hello, letter by letter",
  text: "Your own text",
} as const satisfies Record<Spec["task"], string>;

/** What the network is asked at each step. */
export function describeQuestion(spec: Pick<Spec, "task" | "lag">): string {
  switch (spec.task) {
    case "brackets":
      return "How many brackets are open now?";
    case "quote":
      return "Is this inside quotation marks?";
    case "recall":
      return `At the question mark: which letter came ${spec.lag + 1} steps ago?`;
    case "hello":
    case "text":
      return "Which character comes next?";
  }
}

const knowledge = {
  brackets: "how many brackets are open",
  quote: "whether it is inside quotation marks",
  recall: "which letter it was asked to keep",
  hello: "the next letter",
  text: "the next character",
} as const satisfies Record<Spec["task"], string>;

/** From here on a network is said to know its task. */
const knows = 0.95;

/** What is to be seen, in one sentence with its numbers. */
export function describeState(
  spec: Spec,
  step: number,
  score: Score,
  freeScore: Score | null,
  { held, zeroed }: Intervention,
): string {
  const { title, gates } = cells[spec.cell];
  const right = printPercent(score.accuracy);
  if (freeScore !== null) {
    const changes = [
      ...gates.flatMap(({ name, title: gate }) =>
        held[name] === undefined ? [] : [`the ${gate} held at ${held[name]}`],
      ),
      ...(zeroed.length > 0 ? [`${zeroed.length} ${zeroed.length === 1 ? "unit" : "units"} at zero`] : []),
    ];
    return `With ${changes.join(" and ")} it is right ${right} of the time, with nothing held ${printPercent(freeScore.accuracy)}`;
  }
  const subject = step === 0 ? `An untrained ${title}` : `The ${title} after ${step} steps`;
  const verb = score.accuracy > knows ? "knows" : step === 0 ? "does not know" : "does not yet know";
  return `${subject} ${verb} ${knowledge[spec.task]}: ${right} right`;
}

/** The sentence that names a run in the legend: the cell, and what differs from the usual. */
export function nameRun(spec: Spec): string {
  const parts: string[] = [cells[spec.cell].title];
  if (spec.cell === "lstm") parts.push(`bias ${spec.forgetBias}`);
  parts.push(`${spec.units} units`);
  if (spec.recurrentStart === "uniform") parts.push("uniform start");
  if (spec.learningRate !== 0.02) parts.push(`rate ${Number(spec.learningRate.toPrecision(2))}`);
  if (spec.seed !== 1) parts.push(`seed ${spec.seed}`);
  return parts.join(", ");
}

/** 4(n(m+n)+n) with the numbers of this cell in it. */
export function spellParameters(kind: CellKind, inputs: number, units: number): string {
  const gates = cells[kind].kernelOrder.length;
  const lead = gates === 1 ? "" : `${gates} \u00d7 `;
  return `${lead}(${units} \u00d7 (${inputs} + ${units}) + ${units}) = ${countCellParameters(kind, inputs, units)}`;
}
