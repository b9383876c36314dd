import { z } from "zod";
import { longestText, mostNumbers } from "./limits";

/** Why a program did not end well. */
export const faultSchema = z.strictObject({
  message: z.string().max(longestText),
  /** Of the reader's own text, from 1; null where it is not known. */
  line: z.int().positive().nullable(),
});
export type Fault = z.output<typeof faultSchema>;

const count = z.int().nonnegative();
const text = z.string().max(longestText);

const seriesSchema = z.strictObject({
  name: z.string().max(200),
  x: z.array(z.number().or(z.nan())).max(mostNumbers),
  y: z.array(z.number().or(z.nan())).max(mostNumbers),
});

export const outputSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("log"), level: z.enum(["log", "warn", "error"]), text }),
  z.strictObject({ kind: z.literal("value"), text }),
  z.strictObject({
    kind: z.literal("tensor"),
    dtype: z.string().max(40),
    shape: z.array(count).max(8),
    /** The first of its numbers, row by row. */
    values: z.instanceof(Float32Array).refine((values) => values.length <= mostNumbers),
  }),
  z.strictObject({
    kind: z.literal("image"),
    width: z.int().positive().max(1024),
    height: z.int().positive().max(1024),
    /** Red, green and blue of each pixel, from 0 to 1. */
    pixels: z.instanceof(Float32Array),
  }),
  z.strictObject({
    kind: z.literal("table"),
    columns: z.array(z.string().max(200)).max(50),
    rows: z.array(z.array(z.string().max(200)).max(50)).max(500),
  }),
  z.strictObject({
    kind: z.literal("chart"),
    /** A chart that is sent again takes the place of the one before. */
    chart: count,
    xLabel: z.string().max(200),
    yLabel: z.string().max(200),
    isLog: z.boolean(),
    series: z.array(seriesSchema).max(20),
  }),
]);
export type Output = z.output<typeof outputSchema>;
export type ChartSeries = z.output<typeof seriesSchema>;

/** A name that a program may use, and what stands behind it, in words. */
const knownNameSchema = z.strictObject({ name: z.string().max(200), about: z.string().max(500) });
export type KnownName = z.output<typeof knownNameSchema>;

/** What a kernel says. All of it may come from a reader's program, so it is parsed. */
export const fromKernelSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("output"), output: outputSchema }),
  z.strictObject({ kind: z.literal("ended"), id: count, fault: faultSchema.nullable() }),
  z.strictObject({ kind: z.literal("loaded"), id: count }),
  z.strictObject({ kind: z.literal("checked"), id: count, faults: z.array(faultSchema).max(20) }),
  z.strictObject({ kind: z.literal("names"), id: count, names: z.array(knownNameSchema).max(2000) }),
  z.strictObject({
    kind: z.literal("called"),
    id: count,
    result: z.union([
      z.strictObject({ json: z.string().max(2_000_000) }),
      z.strictObject({ fault: faultSchema }),
    ]),
  }),
]);
export type FromKernel = z.output<typeof fromKernelSchema>;

/** What a kernel is asked. It answers one after the other, except that nothing is answered while a program holds it. */
export type ToKernel =
  /** Runs a cell: `name` stands for it in the places of errors. */
  | { kind: "run"; id: number; name: string; code: string }
  /** Looks whether a cell is a program, without running it. */
  | { kind: "check"; id: number; code: string }
  /** What may follow `path` and a dot; the names at the top level for an empty path. */
  | { kind: "list"; id: number; path: string[] }
  /** Calls a function of a program that shares nothing with the cells. `json` is the list of arguments. */
  | { kind: "call"; id: number; code: string; functionName: string; json: string }
  /** A script of ours, and the binary file that it would fetch if it had a network. */
  | { kind: "library"; id: number; source: string; binary: ArrayBuffer };
