import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { workloadNames } from "@/lib/lab/bench/workload";
import { deviceNames } from "@/lib/lab/job";

const schema = z.object({
  workload: z.enum(workloadNames).default("matrix"),
  /** What stands upwards: the time of one run, or operations a second. */
  measure: z.enum(["time", "rate"]).default("time"),
  devices: z
    .array(z.enum(deviceNames))
    .refine((names) => new Set(names).size === names.length, "each device at most once")
    .default(["cpu", "wasm", "webgl", "webgpu"]),
  /** Sizes up to this one. */
  largest: z.int().min(4).max(1024).default(1024),
  /** Seconds that one run may take; larger sizes are then left out on that device. */
  patience: z.number().min(0.05).max(3).default(0.5),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "device-bench",
  tag: "DeviceBench",
  title: "The devices of this machine",
  summary:
    "A matrix product, a convolution and a training step, timed by size on plain JavaScript, WASM, WebGL and WebGPU of this machine.",
  schema,
});
