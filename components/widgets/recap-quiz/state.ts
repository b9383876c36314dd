import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { questionIds } from "./questions/kinds";

const kind = z.enum(questionIds as [string, ...string[]]);

const schema = z.object({
  /** Draws the questions and their numbers. */
  seed: z.int().min(0).default(1),
  /** How many are asked. */
  count: z.int().min(1).max(questionIds.length).default(8),
  /** Those that may be drawn; all of them where none is named. */
  kinds: z.array(kind).max(questionIds.length).default([]),
  /** What was answered so far. */
  given: z
    .array(
      z.object({
        kind,
        /** The last answer that was checked; null where none was. */
        value: z.number().nullable(),
        /** Whether the working was asked for before the right answer was given. */
        isShown: z.boolean(),
      }),
    )
    .max(questionIds.length)
    .default([]),
});

export type State = z.infer<typeof schema>;

export const definition = defineWidget<State>({
  name: "recap-quiz",
  tag: "RecapQuiz",
  title: "Questions with new numbers",
  summary:
    "Sizes, parameters, gradients and work of convolutional networks, asked with other numbers each time; every answer is worked out.",
  schema,
});
