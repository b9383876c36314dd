import type { JobRegistry } from "@/lib/lab/job";

/** Every job that the lab worker can run, by the name of its widget. Each is fetched in the worker when first started. */
export const jobs = {
  "autoencoder-lab": () => import("./autoencoder-lab/job"),
  "adversarial-lab": () => import("./adversarial-lab/job"),
  "cnn-builder": () => import("./cnn-builder/job"),
  "convolution-stepper": () => import("./convolution-stepper/job"),
  "device-bench": () => import("@/lib/lab/device-bench-job"),
  "char-rnn": () => import("./char-rnn/job"),
  comparison: () => import("@/lib/lab/comparison-job"),
  experiment: () => import("@/lib/lab/experiment-job"),
  "read-images": () => import("@/lib/lab/read-images-job"),
  trainings: () => import("@/lib/lab/trainings-job"),
  "read-table": () => import("@/lib/lab/read-table-job"),
  "fooling-images": () => import("./fooling-images/job"),
  "picture-attack": () => import("./picture-attack/job"),
  "feature-maps": () => import("./feature-maps/job"),
  "gan-lab": () => import("./gan-lab/job"),
  "image-gan": () => import("./image-gan/job"),
  "loss-doctor": () => import("./loss-doctor/job"),
  "receptive-field": () => import("./receptive-field/job"),
  "bptt-gradients": () => import("./bptt-gradients/job"),
  "residual-lab": () => import("./residual-lab/job"),
  "shift-lab": () => import("./shift-lab/job"),
  "shape-picker": () => import("./shape-picker/job"),
  "shift-test": () => import("./shift-test/job"),
  walkthrough: () => import("./walkthrough/job"),
  "weight-init-explorer": () => import("./weight-init-explorer/job"),
  "weight-init-signal": () => import("./weight-init-explorer/signal-job"),
  "lstm-gate-visualizer": () => import("./lstm-gate-visualizer/job"),
} satisfies JobRegistry;

type Jobs = typeof jobs;
export type JobName = Extract<keyof Jobs, string>;

/** The definition that a job's file exports as `job`. */
export type JobNamed<N extends JobName> = Jobs[N] extends () => Promise<{ job: infer Job }> ? Job : never;
