import { z } from "zod";
import { decodeFloats, encodeFloats } from "@/lib/contract/base64";
import { regularizationSchema } from "../schema-training";
import { experimentSchema } from "../schema";
import { editSchema } from "./edit";
import type { RunLog } from "./log";
import { runPointSchema } from "./point";

/** Longest file that is read, in characters. */
export const longestArtefact = 20_000_000;

/** Little-endian 32-bit floats as base64. */
const numbersSchema = z.string().transform((text, context) => {
  try {
    return decodeFloats(text);
  } catch {
    context.addIssue({ code: "custom", message: "not numbers in base64" });
    return z.NEVER;
  }
});

const step = z.int().min(0);

const stateSchema = z.strictObject({
  step,
  learningRate: z.number(),
  regularization: regularizationSchema,
  weights: z.array(
    z.strictObject({ name: z.string(), shape: z.array(z.int().min(1)), values: numbersSchema }),
  ),
  slots: z.array(numbersSchema),
});

/**
 * A run in a file: experiment, weights, metrics, event log. The weights are the last of `states`, each with what its
 * optimizer remembers.
 */
const artefactSchema = z.strictObject({
  format: z.literal("forward-pass-run"),
  version: z.literal(1),
  id: z.string().min(1).max(80),
  experiment: experimentSchema,
  parent: z.strictObject({ id: z.string(), step }).nullable(),
  points: z.array(runPointSchema),
  states: z.array(stateSchema).min(1),
  edits: z.array(editSchema),
  end: z.strictObject({ reason: z.enum(["epochs", "patience", "target", "diverged"]), step }).nullable(),
});

/** The text of the file. A number that is none, of a run that diverged, is written as null. */
export function encodeArtefact(log: RunLog): string {
  const states = log.states.map((state) => ({
    ...state,
    weights: state.weights.map((weight) => ({ ...weight, values: encodeFloats(weight.values) })),
    slots: state.slots.map(encodeFloats),
  }));
  return JSON.stringify({ format: "forward-pass-run", version: 1, ...log, states });
}

export type DecodedArtefact = { ok: true; log: RunLog } | { ok: false; message: string };

/** The inverse of `encodeArtefact`. Never throws: a file that is no run gives a sentence for the reader. */
export function decodeArtefact(text: string): DecodedArtefact {
  const refuse = (message: string): DecodedArtefact => ({ ok: false, message });
  if (text.length > longestArtefact)
    return refuse("The file is larger than 20 MB, more than any run that is saved here.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("The file is not a saved run: it is no JSON, or it was cut off.");
  }
  if (
    typeof value !== "object" ||
    value === null ||
    !("format" in value) ||
    value.format !== "forward-pass-run"
  )
    return refuse("The file is JSON, but not a saved run: choose a file that Save wrote.");
  const parsed = artefactSchema.safeParse(value);
  if (parsed.success) {
    const { format: _format, version: _version, ...log } = parsed.data;
    return { ok: true, log };
  }
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
  return refuse(`The saved run cannot be read${place}: ${issue?.message ?? "unknown fault"}.`);
}
