import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { signNames } from "@/lib/data/signs/faces";
import { shiftKinds } from "@/lib/data/signs/shifted-sign";

/** Steps from signs as they were in training to the furthest that is tried. */
export const LEVELS = 6;

export const networkNames = ["usual", "varied"] as const;
export type NetworkName = (typeof networkNames)[number];

const schema = z.object({
  /** In what the signs differ from those of training. */
  kind: z.enum(shiftKinds).default("tilt"),
  /** How far, in sixths of the furthest. */
  level: z.int().min(0).max(LEVELS).default(4),
  /** Trained on signs as they usually are, or on more various ones. */
  network: z.enum(networkNames).default("usual"),
  /** Which of the eight signs in view is shown large. */
  shown: z
    .int()
    .min(0)
    .max(signNames.length - 1)
    .default(0),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "shift-test",
  tag: "ShiftTest",
  title: "Shift test",
  summary:
    "A reader of road signs, tested on blurred, tilted and recoloured ones and before backgrounds it never saw: how many it reads, and how sure it is.",
  schema,
});
