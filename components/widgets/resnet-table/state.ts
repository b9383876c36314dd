import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

/** The depths of table 1 of He et al. 2015. */
export const tableDepths = [18, 34, 50, 101, 152] as const;

const schema = z.object({
  depth: z.literal(tableDepths).default(50),
  /** The stage whose blocks are drawn, from 1. */
  stage: z.int().min(1).max(4).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "resnet-table",
  tag: "ResnetTable",
  title: "ResNet table",
  summary:
    "The five residual networks of the original paper: their blocks drawn, their layers and parameters counted.",
  schema,
});
