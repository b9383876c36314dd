import type { CodeListing } from "@/components/widget/code-dialog";
import type { State } from "./state";

/** The new head on the layers of a network that is already trained, in three libraries. */
export function printPrograms({ taken }: State): CodeListing {
  const last = 2 * taken;
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs
import * as tf from "@tensorflow/tfjs";

/** @param base conv, pool, conv, pool, flatten, dense, trained on the digits 0 to 4 */
export function transfer(base) {
  // New layers begin anew; those taken over come with their weights.
  const copies = base.layers.map((layer) => layer.constructor.fromConfig(layer.constructor, layer.getConfig()));
  const model = tf.sequential({ layers: copies });
  for (let i = 0; i < ${last}; i++) {
    model.layers[i].setWeights(base.layers[i].getWeights());
    model.layers[i].trainable = false;
  }
  model.compile({ optimizer: tf.train.adam(0.01), loss: tf.losses.softmaxCrossEntropy });
  return model;
}
`,
    keras: `# pip install keras tensorflow
import keras


def transfer(base):
    """base: conv, pool, conv, pool, flatten, dense, trained on the digits 0 to 4."""
    model = keras.models.clone_model(base)  # new weights in every layer
    for new, old in zip(model.layers[:${last}], base.layers[:${last}]):
        new.set_weights(old.get_weights())
        new.trainable = False
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    )
    return model
`,
    pytorch: `# pip install torch
import copy
import torch


def transfer(base):
    """base: a Sequential of conv, ReLU, pool, conv, ReLU, pool, flatten, linear, trained on the digits 0 to 4."""
    model = copy.deepcopy(base)
    for layer in model[:${3 * taken}]:
        layer.requires_grad_(False)
    for layer in model[${3 * taken}:]:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    trained = [p for p in model.parameters() if p.requires_grad]
    return model, torch.optim.Adam(trained, lr=0.01)
`,
  };
}
