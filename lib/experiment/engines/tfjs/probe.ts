import type { Weights } from "../../initialize";
import type { LayerInfo } from "../../layer-info";
import type { LayerProbe } from "../engine";
import type { Batch } from "./batches";
import type { DeviceModel } from "./evaluation";
import { runModel } from "./forward";
import { measureLoss } from "./losses";
import type { Tensor } from "./tf";

/**
 * Each layer's output for one batch and the gradient of the mean loss with respect to it: zeros are added to every output,
 * and the loss is differentiated with respect to those zeros. Batch normalization uses the batch's statistics, dropout is
 * off, nothing is changed.
 */
export async function probeModel(model: DeviceModel, { inputs, targets }: Batch): Promise<LayerProbe[]> {
  const { tf, experiment, info, parameters } = model;
  const batch = inputs.shape[0] ?? 0;
  const tensors = tf.tidy(() => {
    const activations: Tensor[] = [];
    const zeros = info.layers.map((layer) => tf.zeros([batch, ...layer.outputShape]));
    const differentiate = tf.valueAndGrads((...added: Tensor[]) => {
      const pass = {
        weights: parameters.name(parameters.trained),
        batchStatistics: true,
        dropout: null,
      };
      const outputs = runModel(tf, experiment.model.layers, info, inputs, pass, (output, layer) => {
        // Kept, because the gradient's own scope frees what is made in it.
        activations.push(tf.keep(output.clone()));
        return tf.add(output, added[layer] as Tensor);
      });
      return measureLoss(tf, experiment.training.loss, outputs, targets);
    });
    const { value, grads } = differentiate(zeros);
    value.dispose();
    return { activations, gradients: grads };
  });
  const probes = await Promise.all(
    info.layers.map(async (layer: LayerInfo, index): Promise<LayerProbe> => {
      const activation = tensors.activations[index] as Tensor;
      const [activations, gradients] = await Promise.all([
        activation.data<"float32">(),
        (tensors.gradients[index] as Tensor).data<"float32">(),
      ]);
      return {
        layer: index,
        kind: layer.kind,
        shape: activation.shape.slice(),
        activations: activations.slice(),
        gradients: gradients.slice(),
      };
    }),
  );
  tf.dispose([...tensors.activations, ...tensors.gradients]);
  return probes;
}

/** Gradient of a batch's mean loss with respect to each trained weight; nothing is changed. */
export async function probeGradients(model: DeviceModel, { inputs, targets }: Batch): Promise<Weights> {
  const { tf, experiment, info, parameters } = model;
  const gradients = tf.tidy(() => {
    const differentiate = tf.grads((...trained: Tensor[]) => {
      const pass = { weights: parameters.name(trained), batchStatistics: true, dropout: null };
      const outputs = runModel(tf, experiment.model.layers, info, inputs, pass);
      return measureLoss(tf, experiment.training.loss, outputs, targets);
    });
    return differentiate([...parameters.trained]);
  });
  const read = await Promise.all(
    parameters.trainedInfos.map(async ({ name, shape }, i) => {
      const values = await (gradients[i] as Tensor).data<"float32">();
      return { name, shape, values: values.slice() };
    }),
  );
  tf.dispose(gradients);
  return read;
}
