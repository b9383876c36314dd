import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { signNames } from "@/lib/data/signs/faces";

/** Signs of each kind that can be looked at: those that wear the sticker. */
export const SHOWN = 10;

/** Furthest that a value is moved, where black is 0 and white 1. */
export const MOST_EPSILON = 0.2;

export const networkNames = ["usual", "defended"] as const;
export type NetworkName = (typeof networkNames)[number];

const schema = z.object({
  /** Noise over the whole picture, or a sticker on the sign. */
  mode: z.enum(["noise", "sticker"]).default("noise"),
  /** One step away from the truth, ten steps away from it, or twenty towards `target`. */
  attack: z.enum(["fgsm", "pgd", "targeted"]).default("targeted"),
  epsilon: z.number().min(0).max(MOST_EPSILON).default(0.1),
  sign: z.enum(signNames).default("stop"),
  /** What the sign is to be read as. */
  target: z.enum(signNames).default("speed limit 45"),
  /** Which of the signs of its kind is looked at. */
  example: z
    .int()
    .min(0)
    .max(SHOWN - 1)
    .default(0),
  /** The sticker's middle on the face of the sign, whose axes go from -1 to 1, and half its width. */
  x: z.number().min(-1).max(1).default(0),
  y: z.number().min(-1).max(1).default(0.55),
  half: z.number().min(0.15).max(0.6).default(0.4),
  /** Trained on signs as they are, or on signs that are attacked in training. */
  network: z.enum(networkNames).default("usual"),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "adversarial-lab",
  tag: "AdversarialLab",
  title: "Adversarial lab",
  summary:
    "A reader of road signs, trained here, and its attacker: noise with an aim, a sticker, and a defence that is trained.",
  schema,
});
