import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

/** Widths of the bottleneck that can be had. */
export const latentSizes = [1, 2, 4, 8, 16, 32] as const;

/** A place in the plane of codes, as a share of what the plane shows. */
const place = z.number().min(-1).max(1).default(0);

const schema = z.object({
  /** One autoencoder looked into, or one for each width of the bottleneck. */
  view: z.enum(["one", "sizes"]).default("one"),
  /** Numbers in the code. */
  latent: z.literal([...latentSizes]).default(2),
  /** With hidden layers of ReLU before and behind the code, or without any. */
  network: z.enum(["deep", "linear"]).default("deep"),
  /** Standard deviation of the noise on the pixels that the network sees. */
  corruption: z.number().min(0).max(1).default(0),
  x: place,
  y: place,
  /** What the plane shows: the codes of digits, or what is decoded at each place. */
  plane: z.enum(["codes", "decodings"]).default("codes"),
  epochs: z.int().min(2).max(200).default(48),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "autoencoder-lab",
  tag: "AutoencoderLab",
  title: "A network that gives back what it is given",
  summary:
    "Digits squeezed through a few numbers and drawn again: the plane of codes, the price of a narrow bottleneck, noise taken out, and PCA beside it.",
  schema,
});
