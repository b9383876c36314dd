import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const LONGEST_TEXT = 120;
export const MOST_ENTRIES = 32;
export const MOST_VARIABLES = 6;

const schema = z.object({
  expression: z.string().max(LONGEST_TEXT).default("(tanh(w * x + b) - y)^2"),
  /** The value of each variable by its name; 1 for those that are not named. */
  values: z.record(z.string(), z.number().min(-100).max(100)).default({ w: 0.5, x: 2, b: -0.5, y: 1 }),
  /** Steps of the walk that are done: forward, then backward. More than there are: all of them. */
  step: z.int().min(0).max(999).default(999),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "autodiff-graph",
  tag: "AutodiffGraph",
  title: "Automatic differentiation",
  summary:
    "Type an expression and see its tape: every operation in order, its value on the way forward, its derivative on the way back.",
  schema,
});

export interface Preset {
  id: string;
  label: string;
  expression: string;
  values: Record<string, number>;
}

export const presets: readonly Preset[] = [
  { id: "neuron", label: "A neuron’s squared error", ...pick(definition.schema.parse({})) },
  { id: "twice", label: "One variable, used twice", expression: "x * x + sin(x)", values: { x: 2 } },
  {
    id: "logistic",
    label: "Cross-entropy of one answer",
    expression: "-log(sigmoid(w * x + b))",
    values: { w: 1, x: -2, b: 0.5 },
  },
  { id: "chain", label: "A long chain", expression: "tanh(tanh(tanh(tanh(3 * x))))", values: { x: 0.5 } },
  {
    id: "dead",
    label: "A ReLU that is off",
    expression: "relu(w * x - 1) * v",
    values: { w: 0.5, x: 1, v: 2 },
  },
];

function pick({ expression, values }: State): Pick<Preset, "expression" | "values"> {
  return { expression, values };
}
