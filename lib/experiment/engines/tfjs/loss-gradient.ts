import { encodeLabels } from "../../prepare-data";
import type { DeviceModel } from "./evaluation";
import { runModel } from "./forward";
import { measureLoss } from "./losses";
import type { Tensor } from "./tf";

/** Examples per piece: their activations are kept for the way back. */
const pieceSize = 128;

/**
 * The gradient of each example's own loss with respect to its inputs, as the model sees them. Dropout is off, batch
 * normalization goes by its running statistics.
 * @param inputs [count, ...inputShape], preprocessed
 * @param labels [count]: what the loss takes for right, which need not be the truth
 * @returns [count, ...inputShape]
 */
export async function differentiateLossByInput(
  { tf, experiment, info, parameters, data }: DeviceModel,
  inputs: Float32Array,
  labels: Int32Array,
): Promise<Float32Array> {
  const count = labels.length;
  const size = inputs.length / count;
  const gradients = new Float32Array(inputs.length);
  const targets = encodeLabels(labels, data);
  for (let from = 0; from < count; from += pieceSize) {
    const rows = Math.min(pieceSize, count - from);
    const piece = tf.tidy(() => {
      const x = tf.tensor(inputs.slice(from * size, (from + rows) * size), [rows, ...data.inputShape]);
      const asked = tf.tensor(targets.slice(from * data.outputs, (from + rows) * data.outputs), [
        rows,
        data.outputs,
      ]);
      const pass = { weights: parameters.name(parameters.trained), batchStatistics: false, dropout: null };
      const differentiate = tf.grad((values: Tensor) => {
        const outputs = runModel(tf, experiment.model.layers, info, values, pass);
        // The loss is a mean over the rows, and rows meet nowhere: so often the mean holds each row's own.
        return tf.mul(measureLoss(tf, experiment.training.loss, outputs, asked), rows);
      });
      return differentiate(x);
    });
    gradients.set(await piece.data<"float32">(), from * size);
    piece.dispose();
  }
  return gradients;
}
