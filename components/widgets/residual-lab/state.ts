import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { thinDepths } from "@/lib/experiment/networks/thin-resnet";

const depth = z.literal(thinDepths);

const schema = z.object({
  /** Layers with weights of the two plain networks, and of the two with skips. */
  shallow: depth.default(8),
  deep: depth.default(56),
  /** Filters of the first stage; the second has twice, the third four times as many. */
  width: z.int().min(2).max(16).default(4),
  batchNorm: z.boolean().default(true),
  data: z.enum(["digits", "bars"]).default("digits"),
  learningRate: z.number().min(0.0001).max(1).default(0.05),
  /** Length of a run. */
  steps: z.int().min(20).max(2000).default(120),
  /** Whose gradients are drawn: those before the first step, or the newest. */
  moment: z.enum(["start", "now"]).default("now"),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "residual-lab",
  tag: "ResidualLab",
  title: "Residual lab",
  summary:
    "A shallow and a deep network, each with and without skip connections, trained side by side: their losses, and the gradient at every layer.",
  schema,
});
