import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const LONGEST = 8;
export const LARGEST_SIZE = 3;

const vector = z.array(z.number().min(-999).max(999)).min(1).max(LARGEST_SIZE);
const matrix = z.array(vector).min(1).max(LARGEST_SIZE);

const schema = z
  .object({
    /** Steps x inputs: x_t, one row for each step. */
    sequence: z
      .array(vector)
      .min(1)
      .max(LONGEST)
      .default([
        [1, 0],
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 0],
      ]),
    /** W_xh: units x inputs. The first unit keeps what it was told last, the second lets it fade. */
    inputWeights: matrix.default([
      [2, -4],
      [2, 0],
    ]),
    /** W_hh: units x units. */
    recurrentWeights: matrix.default([
      [2, 0],
      [0, 0.5],
    ]),
    /** b: one number for each unit. */
    biases: vector.default([0, 0]),
    /** W_hy: outputs x units. */
    outputWeights: matrix.default([[3, 1]]),
    drawing: z.enum(["unrolled", "folded"]).default("unrolled"),
    /** The step whose numbers are shown, from 0. */
    time: z
      .int()
      .min(0)
      .max(LONGEST - 1)
      .default(0),
    /** The unit whose sum is spelled out, from 0. */
    unit: z
      .int()
      .min(0)
      .max(LARGEST_SIZE - 1)
      .default(0),
  })
  .superRefine((state, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    const [units, inputs] = [state.biases.length, state.inputWeights[0]?.length];
    if (state.inputWeights.length !== units) refuse("W_xh needs one row for each unit");
    if (state.inputWeights.some((row) => row.length !== inputs)) refuse("Rows of W_xh must be equally long");
    if (state.sequence.some((x) => x.length !== inputs)) refuse("Each step needs one number per input");
    if (state.recurrentWeights.length !== units || state.recurrentWeights.some((row) => row.length !== units))
      refuse("W_hh must be square, with one row for each unit");
    if (state.outputWeights.some((row) => row.length !== units))
      refuse("Rows of W_hy need one number for each unit");
  });

export type State = z.infer<typeof schema>;

export const definition = defineWidget<State>({
  name: "rnn-unroller",
  tag: "RnnUnroller",
  title: "A recurrent network, step by step",
  summary:
    "A small recurrent network, folded or unrolled, with every number of every step to be read and changed.",
  schema,
});
