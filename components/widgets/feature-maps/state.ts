import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

/** Most strokes, and points of a stroke, that are kept of a drawing. */
export const MOST_STROKES = 12;
export const MOST_POINTS = 80;
/** Furthest that the digit is moved, in pixels of its image. */
export const FURTHEST = 8;

/** A place on the drawing pad, from 0 to 100 along each side. */
const point = z.tuple([z.int().min(0).max(100), z.int().min(0).max(100)]);

const schema = z.object({
  /** The reader's own digit as strokes of points; empty for one that the generator writes. */
  strokes: z.array(z.array(point).min(1).max(MOST_POINTS)).max(MOST_STROKES).default([]),
  /** The digit that the generator writes, and the seed of its hand. */
  digit: z.int().min(0).max(9).default(5),
  hand: z.int().min(0).max(9999).default(1),
  /** The digit's move, in pixels of its image. */
  right: z.int().min(-FURTHEST).max(FURTHEST).default(0),
  down: z.int().min(-FURTHEST).max(FURTHEST).default(0),
  /** The convolution whose maps are in view, and one of its filters. */
  layer: z.enum(["first", "second"]).default("first"),
  filter: z.int().min(0).max(31).default(1),
  /** Filters of the first convolution; the second has twice as many. */
  width: z.int().min(4).max(16).default(8),
  /** Side of the first convolution's filters. */
  kernel: z.union([z.literal(3), z.literal(5), z.literal(7)]).default(5),
  /** Training steps, 32 digits each. */
  steps: z.int().min(20).max(1000).default(300),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;
export type Stroke = State["strokes"][number];

export const definition = defineWidget<State>({
  name: "feature-maps",
  tag: "FeatureMaps",
  title: "Feature maps",
  summary:
    "A small convolutional network in training: its filters, and the maps they make of a digit that you write.",
  schema,
});
