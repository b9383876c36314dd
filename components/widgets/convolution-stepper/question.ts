import { AppError } from "@/lib/contract/app-error";
import { listSlips, printAnswer, type Distractor, type WidgetQuestion } from "@/lib/contract/widget-question";
import { buildStage, toVolume, type Stage } from "./model";
import type { State } from "./state";

const print = printAnswer;

function printMatrix(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((row) => row.map(print).join(" & "));
  return `\\begin{bmatrix} ${lines.join(" \\\\ ")} \\end{bmatrix}`;
}

/** Picture or filter as formulas, one for each channel. */
function printSlices(name: string, slices: readonly number[][][]): string[] {
  return slices.map((slice, channel) => {
    const symbol = slices.length === 1 ? name : `${name}_${channel + 1}`;
    return `$$\n${symbol} = ${printMatrix(slice)}\n$$`;
  });
}

const counts = ["no ring", "one ring", "two rings", "three rings"];

function describePadding({ padding, rings }: State): string {
  if (padding === "valid") return "no zeros round it";
  if (padding === "same") return "zeros round it for an output as large as the picture at stride 1 (*same*)";
  return `${counts[rings] ?? `${rings} rings`} of zeros round it`;
}

function describeSetting(state: State, bias: number): string {
  const parts = [describePadding(state), `a stride of ${state.stride}`];
  if (state.dilation > 1) parts.push(`a dilation of ${state.dilation}`);
  parts.push(`a bias of $${print(bias)}$`);
  const turn = state.flip
    ? "The filter is turned by 180 degrees before it is laid on, as in mathematics."
    : "The filter is laid on as it stands.";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}. ${turn}`;
}

/** The output that another reading of the sizes would give at a place; null where it has none there. */
function readOther(state: State, change: Partial<State>, at: { row: number; column: number }): number | null {
  const other = buildStage({ ...state, ...change, ...at }, toVolume(state.image));
  return other.fault === null && other.row === at.row && other.column === at.column ? other.sum : null;
}

function listWrong(state: State, stage: Stage): Distractor[] {
  const { row, column, terms, bias, sum } = stage;
  const here = { row, column };
  const products = terms.map(({ product }) => product);
  const largest = products.reduce(
    (best, product) => (Math.abs(product) > Math.abs(best) ? product : best),
    0,
  );
  const pixels = terms.reduce((total, { pixel }) => total + pixel, 0);
  const first = terms.reduce((total, { channel, product }) => total + (channel === 0 ? product : 0), bias);
  const candidates: [number | null, string, string][] = [
    [
      bias === 0 ? null : sum - bias,
      "forgets-the-bias",
      "The products are all there. The bias is added to their sum, once for each output.",
    ],
    [
      readOther(state, { flip: !state.flip }, here),
      state.flip ? "does-not-turn-the-filter" : "turns-the-filter",
      state.flip
        ? "This is what libraries would compute, with the filter as it stands. Here it is turned first: its last weight meets the window's first pixel."
        : "A convolution in the mathematical sense turns the filter first. Here, as in all libraries, it is laid on as it stands.",
    ],
    [
      state.stride === 1 ? null : readOther(state, { stride: 1 }, here),
      "ignores-the-stride",
      `This window begins where it would at stride 1. Each step from one output to the next is ${state.stride} pixels long.`,
    ],
    [
      state.padding === "valid" ? null : readOther(state, { padding: "valid" }, here),
      "forgets-the-padding",
      "This window begins at the picture's own corner. With zeros round it, the first window begins in the zeros.",
    ],
    [
      state.dilation === 1 ? null : readOther(state, { dilation: 1 }, here),
      "forgets-the-dilation",
      `The filter's weights are laid on pixels that are ${state.dilation} apart, not on neighbours.`,
    ],
    [
      row === column ? null : readOther(state, {}, { row: column, column: row }),
      "swaps-row-and-column",
      "This is the output with row and column exchanged: the row is counted downwards and comes first.",
    ],
    [
      readOther(state, {}, { row: row + 1, column: column + 1 }),
      "counts-from-zero",
      "This is the next output along the diagonal, where one comes who counts from 0. The question counts from 1.",
    ],
    [
      stage.image.channels === 1 ? null : first,
      "one-channel-only",
      "The first channel gives this. Each channel has its slice of the filter, and all products go into one sum.",
    ],
    [
      pixels + bias,
      "forgets-the-weights",
      "This adds up the window. Each of its pixels is first multiplied by the weight that lies on it.",
    ],
    [
      largest + bias,
      "takes-the-largest",
      "This is the largest product alone. Pooling takes a maximum; a convolution adds all products up.",
    ],
    [
      sum - largest,
      "leaves-out-a-product",
      "The largest product is missing from this sum. Go through the window once more, pixel by pixel.",
    ],
    [
      (sum - bias) / Math.max(1, terms.length) + bias,
      "takes-the-mean",
      "This divides the sum by the number of products, as an average would. A convolution only adds.",
    ],
  ];
  return candidates.flatMap(([value, misconception, reply]) =>
    value === null ? [] : [{ text: print(value), misconception, reply }],
  );
}

function spellSum({ terms, bias, sum }: Stage): string {
  const products = terms
    .filter(({ product }) => product !== 0)
    .map(({ pixel, weight }) => `${print(pixel)} \\cdot (${print(weight)})`);
  const shown = products.length === 0 ? "0" : products.join(" + ");
  return `$${shown} + (${print(bias)}) = ${print(sum)}$`;
}

/**
 * What the output on stage is, as a question with the picture and the filter in it.
 *
 * @throws AppError "bad-request" where there is nothing to ask: the picture is not part of the state, or no window fits.
 */
export function askOutput(state: State): WidgetQuestion {
  const refuse = (message: string) => new AppError("bad-request", 400, message);
  if (state.source !== "matrix")
    throw refuse("Ask about the small picture of numbers: this one is too large to be worked out by hand.");
  const stage = buildStage(state, toVolume(state.image));
  if (stage.fault !== null) throw refuse(stage.fault);
  const place = `row ${stage.row + 1}, column ${stage.column + 1}`;
  const filter = state.filters[stage.filter] ?? [];
  return {
    title: `Convolution, output ${place}`,
    question: [
      `A filter $K$ moves over the picture $X$, with ${describeSetting(state, stage.bias)}`,
      ...printSlices("X", state.image),
      ...printSlices("K", filter),
      `What is the output in ${place}, counted from 1?`,
    ].join("\n\n"),
    right: print(stage.sum),
    wrong: [...listWrong(state, stage), ...listSlips(stage.sum)],
    explanation: `The products that are not zero, and the bias: ${spellSum(stage)}.`,
  };
}
