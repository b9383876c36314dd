import type { CodeListing } from "@/components/widget/code-dialog";
import { BATCH_SIZE, BETA1, pickSteps } from "./game";
import type { State } from "./state";

/** One round of the game in three libraries; `sampleData` gives a batch of the data's points. */
export function printPrograms(state: State): CodeListing {
  return { tensorflowjs: printTfjs(state), keras: printKeras(state), pytorch: printPytorch(state) };
}

const isSaturating = ({ loss }: State) => loss === "saturating";

function printTfjs(state: State): string {
  const { latent, units, discriminatorRate, generatorRate } = state;
  const { discriminator: discriminatorSteps, generator: generatorSteps } = pickSteps(state);
  const wish = isSaturating(state)
    ? `  // Saturating: the mean of log(1 - D(G(z))) = -softplus(logit).
  return tf.neg(tf.mean(tf.softplus(discriminator.apply(generator.apply(z)))));`
    : `  // Not saturating: the mean of -log D(G(z)) = softplus(-logit).
  return tf.mean(tf.softplus(tf.neg(discriminator.apply(generator.apply(z)))));`;
  return `// npm install @tensorflow/tfjs
import * as tf from "@tensorflow/tfjs";

const dense = (units, activation, inputShape) =>
  tf.layers.dense({ units, activation, inputShape, kernelInitializer: "heNormal" });
const leaky = () => tf.layers.leakyReLU({ alpha: 0.01 });

const generator = tf.sequential({ layers: [
  dense(${units}, "relu", [${latent}]), dense(${units}, "relu"), dense(2, "linear"),
] });
const discriminator = tf.sequential({ layers: [
  dense(${units}, "linear", [2]), leaky(), dense(${units}, "linear"), leaky(), dense(1, "linear"),
] });
const optimizerD = tf.train.adam(${discriminatorRate}, ${BETA1});
const optimizerG = tf.train.adam(${generatorRate}, ${BETA1});
const variables = (model) => model.trainableWeights.map(({ val }) => val);

function discriminatorLoss(x, z) {
  const real = discriminator.apply(x);
  const fake = discriminator.apply(generator.apply(z));
  return tf.div(tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake))), 2);
}

function generatorLoss(z) {
${wish}
}

/** One round; sampleData() gives points of the data, [${BATCH_SIZE}, 2]. */
export function playRound(sampleData) {
  const noise = () => tf.randomNormal([${BATCH_SIZE}, ${latent}]);
  tf.tidy(() => {
    for (let i = 0; i < ${discriminatorSteps}; i++) {
      const [x, z] = [sampleData(), noise()];
      optimizerD.minimize(() => discriminatorLoss(x, z), false, variables(discriminator));
    }
    for (let i = 0; i < ${generatorSteps}; i++) {
      const z = noise();
      optimizerG.minimize(() => generatorLoss(z), false, variables(generator));
    }
  });
}
`;
}

function printKeras(state: State): string {
  const { latent, units, discriminatorRate, generatorRate } = state;
  const { discriminator: discriminatorSteps, generator: generatorSteps } = pickSteps(state);
  const wish = isSaturating(state)
    ? "-ops.mean(ops.softplus(logits))  # saturating: log(1 - D)"
    : "ops.mean(ops.softplus(-logits))  # not saturating: -log D";
  return `import os

os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import tensorflow as tf
from keras import layers, ops


def make(inputs, activation, outputs):
    hidden = [layers.Dense(${units}, activation=activation(), kernel_initializer="he_normal") for _ in range(2)]
    return keras.Sequential([keras.Input((inputs,)), *hidden, layers.Dense(outputs, kernel_initializer="he_normal")])


generator = make(${latent}, layers.ReLU, 2)
discriminator = make(2, lambda: layers.LeakyReLU(negative_slope=0.01), 1)
optimizer_d = keras.optimizers.Adam(${discriminatorRate}, beta_1=${BETA1})
optimizer_g = keras.optimizers.Adam(${generatorRate}, beta_1=${BETA1})


def update(model, optimizer, loss):
    with tf.GradientTape() as tape:
        value = loss()
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(value, weights), weights))


def discriminator_loss(x):
    real = discriminator(x)
    fake = discriminator(generator(keras.random.normal((${BATCH_SIZE}, ${latent}))))
    return (ops.mean(ops.softplus(-real)) + ops.mean(ops.softplus(fake))) / 2


def generator_loss():
    logits = discriminator(generator(keras.random.normal((${BATCH_SIZE}, ${latent}))))
    return ${wish}


def play_round(sample_data):
    """One round; sample_data() gives points of the data, [${BATCH_SIZE}, 2]."""
    for _ in range(${discriminatorSteps}):
        x = sample_data()
        update(discriminator, optimizer_d, lambda: discriminator_loss(x))
    for _ in range(${generatorSteps}):
        update(generator, optimizer_g, generator_loss)
`;
}

function printPytorch(state: State): string {
  const { latent, units, discriminatorRate, generatorRate } = state;
  const { discriminator: discriminatorSteps, generator: generatorSteps } = pickSteps(state);
  const [loss, why] = isSaturating(state)
    ? ["-softplus(logits).mean()", "Saturating: log(1 - D)."]
    : ["softplus(-logits).mean()", "Not saturating: -log D."];
  return `import torch
from torch import nn
from torch.nn.functional import softplus


def make(inputs, activation, outputs):
    sizes = [(inputs, ${units}), (${units}, ${units}), (${units}, outputs)]
    linear = [nn.Linear(*size) for size in sizes]
    for layer in linear:
        nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        nn.init.zeros_(layer.bias)
    return nn.Sequential(linear[0], activation(), linear[1], activation(), linear[2])


generator = make(${latent}, nn.ReLU, 2)
discriminator = make(2, nn.LeakyReLU, 1)
optimizer_d = torch.optim.Adam(discriminator.parameters(), lr=${discriminatorRate}, betas=(${BETA1}, 0.999))
optimizer_g = torch.optim.Adam(generator.parameters(), lr=${generatorRate}, betas=(${BETA1}, 0.999))


def play_round(sample_data):
    """One round; sample_data() gives points of the data, [${BATCH_SIZE}, 2]."""
    for _ in range(${discriminatorSteps}):
        real = discriminator(sample_data())
        # Detached: the generator stays as it is.
        fake = discriminator(generator(torch.randn(${BATCH_SIZE}, ${latent})).detach())
        optimizer_d.zero_grad()
        ((softplus(-real).mean() + softplus(fake).mean()) / 2).backward()
        optimizer_d.step()
    for _ in range(${generatorSteps}):
        logits = discriminator(generator(torch.randn(${BATCH_SIZE}, ${latent})))
        optimizer_g.zero_grad()
        # ${why}
        (${loss}).backward()
        optimizer_g.step()
`;
}
