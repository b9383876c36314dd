import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

/** Side in pixels of every picture: made here, from a file, from the camera. */
export const SIDE = 128;

export const FLOORS = { least: 1e-6, most: 1 } as const;
/** Sides of a patch, by the numbers that a pixel has: no more than 75 numbers in a patch, so that it is done at once. */
export const LARGEST_PATCH = { grey: 8, color: 5 } as const;

const schema = z.object({
  source: z.enum(["texture", "own"]).default("texture"),
  /** Which texture; it also stands in for a picture of one's own until there is one. */
  texture: z.int().min(1).max(9999).default(1),
  channels: z.enum(["grey", "color"]).default("grey"),
  /** Pixels along a side of the patches; in colour no more than 5 count. */
  patch: z.int().min(2).max(LARGEST_PATCH.grey).default(8),
  /** Added to every eigenvalue before the root is taken, as a share of the largest. */
  floor: z.number().min(FLOORS.least).max(FLOORS.most).default(0.001),
  /** What stands among the filters: ZCA's, one for each place of the patch, or PCA's, one for each eigenvector. */
  filters: z.enum(["zca", "pca"]).default("zca"),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "image-whitening",
  tag: "ImageWhitening",
  title: "Whitening images",
  summary:
    "ZCA whitening of the patches of a picture, made here or the reader's own: before and after, the filters it comes to, the covariance and its eigenvalues, and a floor under them.",
  schema,
});
