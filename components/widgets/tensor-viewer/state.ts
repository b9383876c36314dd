import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { PICTURE_SIDE } from "@/lib/data/picture";

const place = z
  .int()
  .min(0)
  .max(PICTURE_SIDE - 1);

const schema = z.object({
  /** The pixel in view, counted from 0 as in code. */
  row: place.default(78),
  column: place.default(40),
  /** Pixels along a side of the piece whose numbers are shown. */
  side: z.literal([4, 6, 8]).default(6),
  /** How a channel's value is written: 0 to 255, as files keep it, or 0 to 1, as networks get it. */
  scale: z.enum(["bytes", "shares"]).default("bytes"),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "tensor-viewer",
  tag: "TensorViewer",
  title: "Tensor viewer",
  summary:
    "A colour picture as the tensor that it is: three planes of numbers, and for each pixel its place and its three values.",
  schema,
});
