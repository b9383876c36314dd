import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const sources = ["hello", "rain", "own"] as const;

const schema = z.object({
  /** What is read: the word, a text of ours, or the reader's own. */
  source: z.enum(sources).default("hello"),
  /** The reader's own text. */
  text: z.string().max(4000).default(""),
  cell: z.enum(["rnn", "lstm", "gru"]).default("rnn"),
  /** Hidden units of each layer. */
  units: z.int().min(1).max(64).default(3),
  /** Recurrent layers, each reading the states of the one below. */
  layers: z.int().min(1).max(3).default(1),
  learningRate: z.number().min(0.001).max(0.5).default(0.05),
  /** Length of a run. */
  steps: z.int().min(10).max(3000).default(100),
  seed: z.int().min(0).max(9999).default(1),
  /** Divides the scores before a character is drawn. */
  temperature: z.number().min(0).max(3).default(1),
  /** Of the characters drawn. */
  drawing: z.int().min(0).max(9999).default(1),
  /** The character whose numbers are shown, from 0. */
  time: z.int().min(0).max(23).default(2),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "char-rnn",
  tag: "CharRnn",
  title: "What comes next?",
  summary:
    "A recurrent network learns a word or a text character by character; its states and scores at each step, and what it writes by itself.",
  schema,
});
