import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

const schema = z.object({
  /** Furthest that a digit stands from the middle of its image, in pixels along each axis, in both tasks. */
  shift: z.int().min(0).max(6).default(4),
  /** Digits 0 to 4 that the first network learns from. */
  firstExamples: z.int().min(50).max(4000).default(2000),
  /** Convolutions that are taken over. */
  taken: z.union([z.literal(1), z.literal(2)]).default(2),
  /** Repetitions, each with digits and first weights of its own. */
  seeds: z.int().min(1).max(8).default(3),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "transfer-lab",
  tag: "TransferLab",
  title: "Transfer lab",
  summary:
    "A network that has learnt the digits 0 to 4 learns 5 to 9 from a few examples each: its layers frozen, trained on, or begun from scratch.",
  schema,
});
