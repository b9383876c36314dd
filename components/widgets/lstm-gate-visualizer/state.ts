import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { memoryTaskKinds } from "@/lib/data/memory-tasks";

const hold = z.enum(["free", "0", "1"]).default("free");

const schema = z.object({
  /** What is to be remembered. */
  task: z.enum(memoryTaskKinds).default("brackets"),
  /** Steps between the symbol and the question, for the recall task. */
  lag: z.int().min(2).max(24).default(16),
  /** The learner's own text, for the text task; empty for the one we wrote. */
  text: z.string().max(4000).default(""),
  cell: z.enum(["lstm", "gru", "rnn"]).default("lstm"),
  units: z.int().min(2).max(16).default(8),
  /** Start of the forget gate's bias. */
  forgetBias: z.number().min(-2).max(6).default(1),
  /** How the recurrent weights start. */
  recurrentStart: z.enum(["orthogonal", "uniform"]).default("orthogonal"),
  learningRate: z.number().min(0.001).max(0.1).default(0.02),
  /** Training steps after which the run ends. */
  steps: z.int().min(50).max(5000).default(400),
  seed: z.int().min(0).max(9999).default(1),
  /** Which held-out sequence is shown. */
  example: z.int().min(0).max(31).default(0),
  time: z.int().min(0).max(63).default(7),
  unit: z.int().min(0).max(15).default(0),
  holdForget: hold,
  holdInput: hold,
  holdOutput: hold,
  holdUpdate: hold,
  holdReset: hold,
  /** Units whose state is held at zero. */
  zeroed: z.array(z.int().min(0).max(15)).max(16).default([]),
  /** The training step whose weights are shown; null for the newest. */
  snapshot: z.int().min(0).nullable().default(null),
});

export type State = z.infer<typeof schema>;

export const definition = defineWidget<State>({
  name: "lstm-gate-visualizer",
  tag: "LstmGateVisualizer",
  title: "Inside an LSTM",
  summary:
    "Train an LSTM, a GRU or a plain recurrent network on a task whose memory can be seen, watch every gate at every step, and hold a gate to see what it was for.",
  schema,
});
