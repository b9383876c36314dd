import type { CodeListing } from "@/components/widget/code-dialog";
import type { GanSpec } from "@/lib/experiment/schema-procedure";
import type { Tuning } from "./player-fields";

/** A game of two dense networks, as far as a program must know it. */
export interface PrintedGame extends Omit<Tuning, "discriminatorSteps" | "generatorSteps"> {
  latent: number;
  /** Units of the hidden layers. */
  hidden: { generator: readonly number[]; discriminator: readonly number[] };
  /** Numbers of one example, and what the generator ends with. */
  numbers: number;
  ending: "linear" | "sigmoid";
  /** What `sampleData` gives: "points of the data". */
  examples: string;
  batchSize: number;
  beta1: number;
  steps: GanSpec["steps"];
  loss: GanSpec["loss"];
}

/** One round of the game in three libraries; `sampleData` gives a batch of examples. */
export function printGame(game: PrintedGame): CodeListing {
  return { tensorflowjs: printTfjs(game), keras: printKeras(game), pytorch: printPytorch(game) };
}

const isSaturating = ({ loss }: PrintedGame) => loss === "saturating";

/** The hidden layers, the first with the shape that goes in. */
const layer = (widths: readonly number[], print: (units: number, shape: string) => string, inputs: number) =>
  widths.map((units, i) => print(units, i === 0 ? `, [${inputs}]` : "")).join(", ");

function printTfjs(game: PrintedGame): string {
  const { latent, hidden, numbers, ending, examples, batchSize, beta1, steps } = game;
  const wish = isSaturating(game)
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
  ${layer(hidden.generator, (units, shape) => `dense(${units}, "relu"${shape})`, latent)}, dense(${numbers}, "${ending}"),
] });
const discriminator = tf.sequential({ layers: [
  ${layer(hidden.discriminator, (units, shape) => `dense(${units}, "linear"${shape}), leaky()`, numbers)}, dense(1, "linear"),
] });
const optimizerD = tf.train.adam(${game.discriminatorRate}, ${beta1});
const optimizerG = tf.train.adam(${game.generatorRate}, ${beta1});
const variables = (model) => model.trainableWeights.map(({ val }) => val);

function discriminatorLoss(x, z) {
  const real = discriminator.apply(x);
  const fake = discriminator.apply(generator.apply(z));
  return tf.div(tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake))), 2);
}

function generatorLoss(z) {
${wish}
}

/** One round; sampleData() gives ${examples}, [${batchSize}, ${numbers}]. */
export function playRound(sampleData) {
  const noise = () => tf.randomNormal([${batchSize}, ${latent}]);
  tf.tidy(() => {
    for (let i = 0; i < ${steps.discriminator}; i++) {
      const [x, z] = [sampleData(), noise()];
      optimizerD.minimize(() => discriminatorLoss(x, z), false, variables(discriminator));
    }
    for (let i = 0; i < ${steps.generator}; i++) {
      const z = noise();
      optimizerG.minimize(() => generatorLoss(z), false, variables(generator));
    }
  });
}
`;
}

function printKeras(game: PrintedGame): string {
  const { latent, hidden, numbers, ending, examples, batchSize, beta1, steps } = game;
  const wish = isSaturating(game)
    ? "-ops.mean(ops.softplus(logits))  # saturating: log(1 - D)"
    : "ops.mean(ops.softplus(-logits))  # not saturating: -log D";
  return `import os

os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import tensorflow as tf
from keras import layers, ops


def dense(units, activation):
    return layers.Dense(units, activation=activation, kernel_initializer="he_normal")


def make(inputs, widths, activation, last):
    hidden = [dense(units, activation()) for units in widths]
    return keras.Sequential([keras.Input((inputs,)), *hidden, last])


generator = make(${latent}, [${hidden.generator.join(", ")}], layers.ReLU, dense(${numbers}, "${ending}"))
discriminator = make(
    ${numbers}, [${hidden.discriminator.join(", ")}], lambda: layers.LeakyReLU(negative_slope=0.01), dense(1, "linear")
)
optimizer_d = keras.optimizers.Adam(${game.discriminatorRate}, beta_1=${beta1})
optimizer_g = keras.optimizers.Adam(${game.generatorRate}, beta_1=${beta1})


def update(model, optimizer, loss):
    with tf.GradientTape() as tape:
        value = loss()
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(value, weights), weights))


def discriminator_loss(x):
    real = discriminator(x)
    fake = discriminator(generator(keras.random.normal((${batchSize}, ${latent}))))
    return (ops.mean(ops.softplus(-real)) + ops.mean(ops.softplus(fake))) / 2


def generator_loss():
    logits = discriminator(generator(keras.random.normal((${batchSize}, ${latent}))))
    return ${wish}


def play_round(sample_data):
    """One round; sample_data() gives ${examples}, [${batchSize}, ${numbers}]."""
    for _ in range(${steps.discriminator}):
        x = sample_data()
        update(discriminator, optimizer_d, lambda: discriminator_loss(x))
    for _ in range(${steps.generator}):
        update(generator, optimizer_g, generator_loss)
`;
}

function printPytorch(game: PrintedGame): string {
  const { latent, hidden, numbers, ending, examples, batchSize, beta1, steps } = game;
  const [loss, why] = isSaturating(game)
    ? ["-softplus(logits).mean()", "Saturating: log(1 - D)."]
    : ["softplus(-logits).mean()", "Not saturating: -log D."];
  return `import torch
from torch import nn
from torch.nn.functional import softplus


def make(widths, activation):
    layers = []
    for sizes in zip(widths, widths[1:]):
        linear = nn.Linear(*sizes)
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
        nn.init.zeros_(linear.bias)
        layers += [linear, activation()]
    return layers[:-1]


generator = nn.Sequential(*make([${[latent, ...hidden.generator, numbers].join(", ")}], nn.ReLU)${ending === "sigmoid" ? ", nn.Sigmoid()" : ""})
discriminator = nn.Sequential(*make([${[numbers, ...hidden.discriminator, 1].join(", ")}], nn.LeakyReLU))
optimizer_d = torch.optim.Adam(discriminator.parameters(), lr=${game.discriminatorRate}, betas=(${beta1}, 0.999))
optimizer_g = torch.optim.Adam(generator.parameters(), lr=${game.generatorRate}, betas=(${beta1}, 0.999))


def play_round(sample_data):
    """One round; sample_data() gives ${examples}, [${batchSize}, ${numbers}]."""
    for _ in range(${steps.discriminator}):
        real = discriminator(sample_data())
        # Detached: the generator stays as it is.
        fake = discriminator(generator(torch.randn(${batchSize}, ${latent})).detach())
        optimizer_d.zero_grad()
        ((softplus(-real).mean() + softplus(fake).mean()) / 2).backward()
        optimizer_d.step()
    for _ in range(${steps.generator}):
        logits = discriminator(generator(torch.randn(${batchSize}, ${latent})))
        optimizer_g.zero_grad()
        # ${why}
        (${loss}).backward()
        optimizer_g.step()
`;
}
