import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

const entry = z.number().min(-4).max(4);

const schema = z
  .object({
    /** The layer's weights, row by row: [w11, w12, w21, w22]. */
    matrix: z.tuple([entry, entry, entry, entry]).default([1.5, 0, 0, 1.5]),
    /** L, the number of layers; the matrix is multiplied L - 1 times. */
    layers: z.number().int().min(2).max(100).default(30),
    /** How many multiplications the picture looks at; never more than L - 1. */
    power: z.number().int().min(0).max(99).default(10),
    /** Direction of the input vector in degrees; its length is 1. */
    angle: z.number().min(-180).max(180).default(30),
    /** Whether the plane's radius is the vector's length or its logarithm. */
    radius: z.enum(["log", "linear"]).default("log"),
  })
  .transform((state) => ({ ...state, power: Math.min(state.power, state.layers - 1) }));

export type State = z.output<typeof schema>;
export type Matrix = State["matrix"];

export const definition = defineWidget<State>({
  name: "gradient-powers",
  tag: "GradientPowers",
  title: "Powers of one matrix",
  summary: "What a signal or a gradient becomes when every layer multiplies it by the same 2 by 2 matrix.",
  schema,
});

export interface Preset {
  id: string;
  label: string;
  matrix: Matrix;
}

const turn = (degrees: number, scale: number): Matrix => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const round = (value: number) => Math.round(value * scale * 1e4) / 1e4;
  return [round(c), round(-s), round(s), round(c)];
};

export const presets: readonly Preset[] = [
  { id: "half", label: "0.5 I", matrix: [0.5, 0, 0, 0.5] },
  { id: "more", label: "1.5 I", matrix: [1.5, 0, 0, 1.5] },
  { id: "identity", label: "Identity", matrix: [1, 0, 0, 1] },
  { id: "rotation", label: "Rotation", matrix: turn(20, 1) },
  { id: "shear", label: "Shear", matrix: [1, 1, 0, 1] },
  { id: "transient", label: "Grows, then dies", matrix: [0.8, 2, 0, 0.8] },
];

/** The preset with exactly these entries, if any. */
export function findPreset(matrix: Matrix): Preset | null {
  return presets.find((preset) => preset.matrix.every((value, at) => value === matrix[at])) ?? null;
}
