import { createBatchOrder } from "../../batch-order";
import { shapeTargets } from "../../describe-data";
import type { DataPart, PreparedData } from "../../prepare-data";
import type { Tensor, Tf } from "./tf";

export interface Batch {
  inputs: Tensor;
  targets: Tensor;
}

/** A part of the data on the device, [count, ...]. */
export function uploadPart(tf: Tf, data: PreparedData, part: DataPart, order?: readonly number[]): Batch {
  return {
    inputs: tf.tensor(reorder(part.inputs, part.count, order), [part.count, ...data.inputShape]),
    targets: tf.tensor(reorder(part.targets, part.count, order), [part.count, ...shapeTargets(data)]),
  };
}

/** `count` examples from `from` on. */
export function sliceBatch(tf: Tf, { inputs, targets }: Batch, from: number, count: number): Batch {
  const cut = (tensor: Tensor) => {
    const rest = tensor.shape.slice(1);
    return tf.slice(tensor, [from, ...rest.map(() => 0)], [count, ...rest]);
  };
  return { inputs: cut(inputs), targets: cut(targets) };
}

export interface Batches {
  readonly stepsPerEpoch: number;
  /** The minibatch of a step; call inside a tidy. */
  take(step: number): Batch;
  dispose(): void;
}

/** The training examples in minibatches, uploaded once per epoch. */
export function createBatches(tf: Tf, data: PreparedData, batchSize: number, seed: number): Batches {
  const train = { ...data.parts.train, inputs: data.trainInputs };
  const { size, stepsPerEpoch, isWhole, getOrder } = createBatchOrder(train.count, batchSize, seed);
  let uploaded: Batch | null = null;
  let uploadedEpoch = -1;

  function dispose(): void {
    if (uploaded) tf.dispose([uploaded.inputs, uploaded.targets]);
    uploaded = null;
  }

  function take(step: number): Batch {
    const epoch = Math.floor(step / stepsPerEpoch);
    if (!uploaded || (uploadedEpoch !== epoch && !isWhole)) {
      dispose();
      const next = uploadPart(tf, data, train, getOrder(epoch));
      uploaded = { inputs: tf.keep(next.inputs), targets: tf.keep(next.targets) };
      uploadedEpoch = epoch;
    }
    const batch = isWhole ? uploaded : sliceBatch(tf, uploaded, (step % stepsPerEpoch) * size, size);
    if (data.drawCorruption === null) return batch;
    const noise = tf.tensor(data.drawCorruption(step, size), batch.inputs.shape);
    return { ...batch, inputs: tf.add(batch.inputs, noise) };
  }

  return { stepsPerEpoch, take, dispose };
}

function reorder(values: Float32Array, count: number, order: readonly number[] | undefined): Float32Array {
  // A copy in any case: a backend may keep the array it is given.
  if (!order) return values.slice();
  const size = values.length / count;
  const out = new Float32Array(values.length);
  order.forEach((from, to) => out.set(values.subarray(from * size, (from + 1) * size), to * size));
  return out;
}
