/** Examples as they come from their source, before any split or preprocessing. */
export interface Dataset {
  count: number;
  /** Of one example: [features], [height, width, channels] or [time, features]. */
  inputShape: readonly number[];
  /** [count, ...inputShape], row-major. */
  inputs: Float32Array;
  targets: Targets;
}

export type Targets =
  | {
      kind: "classes";
      /** One name per class. */
      names: readonly string[];
      /** [count], or [count, time] when `perStep`; -1 where nothing is asked. */
      labels: Int32Array;
      perStep: boolean;
    }
  | {
      kind: "values";
      /** Numbers per example. */
      size: number;
      /** [count, size]. */
      values: Float32Array;
    };
