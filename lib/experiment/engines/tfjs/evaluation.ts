import type { ModelInfo } from "../../infer";
import type { PreparedData } from "../../prepare-data";
import type { Experiment } from "../../schema";
import type { Evaluation } from "../engine";
import { countRight } from "./accuracy";
import { type Batch, sliceBatch } from "./batches";
import { runModel } from "./forward";
import { finishOutputs, measureLoss } from "./losses";
import type { Parameters } from "./parameters";
import type { Tensor, Tf } from "./tf";

/** A model and where it is. */
export interface DeviceModel {
  tf: Tf;
  experiment: Experiment;
  info: ModelInfo;
  parameters: Parameters;
  data: PreparedData;
}

/** Examples per piece where only the forward pass runs: bounds the memory of the activations. */
const pieceSize = 512;

/** Outputs as they are after training: dropout off, running statistics. Call inside a tidy. */
function infer(
  { tf, experiment, info, parameters }: DeviceModel,
  inputs: Tensor,
  afterLayer?: (output: Tensor, layer: number) => Tensor,
): Tensor {
  const pass = { weights: parameters.name(parameters.trained), batchStatistics: false, dropout: null };
  return runModel(tf, experiment.model.layers, info, inputs, pass, afterLayer);
}

/** Mean loss and share of right answers over a part; NaN and null for none. One read-back. */
export async function evaluateModel(model: DeviceModel, part: Batch | null): Promise<Evaluation> {
  if (!part) return { loss: NaN, accuracy: null };
  const { tf, experiment, data } = model;
  const count = part.inputs.shape[0] ?? 0;
  const totals = tf.tidy(() => {
    const pieces: Tensor[] = [];
    for (let from = 0; from < count; from += pieceSize) {
      const size = Math.min(pieceSize, count - from);
      const { inputs, targets } = sliceBatch(tf, part, from, size);
      const outputs = infer(model, inputs);
      const loss = measureLoss(tf, experiment.training.loss, outputs, targets);
      const right = countRight(tf, data, outputs, targets);
      // [loss, right, asked, weight of the piece]: a piece's loss is a mean over what it asks.
      const weight = right ? tf.slice(right, 1, 1) : tf.tensor1d([size]);
      const counts = right ?? tf.tensor1d([0, 0]);
      pieces.push(tf.concat([tf.mul(loss.reshape([1]), weight), counts, weight]));
    }
    return tf.addN(pieces);
  });
  const [loss = NaN, right = 0, asked = 0, weight = 0] = await totals.data<"float32">();
  totals.dispose();
  return { loss: loss / weight, accuracy: asked > 0 ? right / asked : null };
}

/** Rows from `from` to before `to` on the device; call inside a tidy. */
function uploadRows(
  { tf, data }: DeviceModel,
  inputs: Float32Array,
  count: number,
  from: number,
  to: number,
): Tensor {
  const size = inputs.length / count;
  return tf.tensor(inputs.slice(from * size, to * size), [to - from, ...data.inputShape]);
}

/** @param inputs [count, ...inputShape], preprocessed */
export async function predictInPieces(
  model: DeviceModel,
  inputs: Float32Array,
  count: number,
): Promise<Float32Array> {
  const { tf, experiment } = model;
  if (count === 0) return new Float32Array(0);
  const outputs = tf.tidy(() => {
    const pieces: Tensor[] = [];
    for (let from = 0; from < count; from += pieceSize) {
      const x = uploadRows(model, inputs, count, from, Math.min(from + pieceSize, count));
      pieces.push(finishOutputs(tf, experiment.training.loss, infer(model, x)));
    }
    return tf.concat(pieces);
  });
  const values = (await outputs.data<"float32">()).slice();
  outputs.dispose();
  return values;
}

/**
 * Every layer's outputs, [count, ...outputShape] each.
 * @param inputs [count, ...inputShape], preprocessed
 */
export async function observeInPieces(
  model: DeviceModel,
  inputs: Float32Array,
  count: number,
): Promise<Float32Array[]> {
  const { tf, info } = model;
  if (count === 0) return info.layers.map(() => new Float32Array(0));
  const layers = tf.tidy(() => {
    const pieces: Tensor[][] = info.layers.map(() => []);
    for (let from = 0; from < count; from += pieceSize)
      infer(
        model,
        uploadRows(model, inputs, count, from, Math.min(from + pieceSize, count)),
        (output, layer) => {
          pieces[layer]?.push(output);
          return output;
        },
      );
    return pieces.map((piece) => tf.concat(piece));
  });
  const values = await Promise.all(layers.map(async (layer) => (await layer.data<"float32">()).slice()));
  tf.dispose(layers);
  return values;
}
