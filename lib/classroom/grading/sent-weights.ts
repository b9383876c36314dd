import { decodeBytes, encodeFloats } from "@/lib/contract/base64";
import { ExperimentError } from "@/lib/experiment/experiment-error";
import type { Weights } from "@/lib/experiment/initialize";
import type { SentWeights } from "./measure-task";

/** Little-endian 32-bit floats as base64. */
export const encodeNumbers = encodeFloats;

/** The inverse of `encodeNumbers`. @throws ExperimentError */
export function decodeNumbers(text: string): Float32Array {
  const bytes = decodeBytes(text);
  if (bytes.byteLength % 4 !== 0) throw new ExperimentError("weights", "The numbers are cut off.");
  return new Float32Array(bytes.buffer);
}

/** As a task holds them. */
export function encodeWeights(weights: Weights): SentWeights {
  return weights.map(({ name, values }) => ({ name, values: encodeNumbers(values) }));
}
