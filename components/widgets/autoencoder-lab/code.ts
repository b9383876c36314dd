import type { CodeListing } from "@/components/widget/code-dialog";
import type { State } from "./state";

const hidden = [64, 32] as const;

/** The same autoencoder in three libraries; x are digits of 14 by 14 pixels, [count, 196]. */
export function printPrograms({ latent, network, corruption, epochs }: State): CodeListing {
  const isDeep = network === "deep";
  const [wide, narrow] = hidden;
  const around = (layer: (units: number) => string, join: string) =>
    isDeep
      ? {
          before: [layer(wide), layer(narrow)].join(join) + join,
          after: join + [layer(narrow), layer(wide)].join(join),
        }
      : { before: "", after: "" };
  const js = around((units) => `hide(${units})`, ", ");
  const py = around((units) => `hide(${units})`, ", ");
  const last = isDeep ? "sigmoid" : "linear";
  const start = isDeep ? "he_normal" : "glorot_uniform";
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs
import * as tf from "@tensorflow/tfjs";

const dense = (units, activation) =>
  tf.layers.dense({ units, activation, kernelInitializer: "${isDeep ? "heNormal" : "glorotUniform"}" });
${isDeep ? 'const hide = (units) => dense(units, "relu");\n' : ""}
const pixels = tf.input({ shape: [196] });
const run = (layers, x) => layers.reduce((value, layer) => layer.apply(value), x);
const code = run([${js.before}dense(${latent}, "linear")], pixels);
const drawn = run([${js.after.replace(/^, /, "")}${js.after ? ", " : ""}dense(196, "${last}")], code);
export const encoder = tf.model({ inputs: pixels, outputs: code });
export const autoencoder = tf.model({ inputs: pixels, outputs: drawn });

autoencoder.compile({ optimizer: tf.train.adam(0.002), loss: "meanSquaredError" });

/** x: digits [count, 196], their own targets. */
export async function train(x) {
  for (let epoch = 0; epoch < ${epochs}; epoch++) {
    const seen = ${corruption > 0 ? `tf.add(x, tf.randomNormal(x.shape, 0, ${corruption}))` : "x"};
    await autoencoder.fit(seen, x, { batchSize: 32, epochs: 1, shuffle: true });
  }
}
`,
    keras: `import keras
from keras import layers

${isDeep ? 'def hide(units):\n    return layers.Dense(units, activation="relu", kernel_initializer="he_normal")\n\n\n' : ""}encoder = keras.Sequential(
    [keras.Input((196,)), ${py.before}layers.Dense(${latent}, kernel_initializer="${start}")]
)
decoder = keras.Sequential(
    [keras.Input((${latent},))${py.after}, layers.Dense(196, activation="${last}", kernel_initializer="${start}")]
)
autoencoder = keras.Sequential([encoder, decoder])
autoencoder.compile(optimizer=keras.optimizers.Adam(0.002), loss="mse")


def train(x):
    """x: digits [count, 196], their own targets."""
    for _ in range(${epochs}):
        seen = ${corruption > 0 ? `x + ${corruption} * keras.random.normal(x.shape)` : "x"}
        autoencoder.fit(seen, x, batch_size=32, epochs=1)
`,
    pytorch: `import torch
from torch import nn

encoder = nn.Sequential(${isDeep ? `nn.Linear(196, ${wide}), nn.ReLU(), nn.Linear(${wide}, ${narrow}), nn.ReLU(), nn.Linear(${narrow}, ${latent})` : `nn.Linear(196, ${latent})`})
decoder = nn.Sequential(${isDeep ? `nn.Linear(${latent}, ${narrow}), nn.ReLU(), nn.Linear(${narrow}, ${wide}), nn.ReLU(), nn.Linear(${wide}, 196), nn.Sigmoid()` : `nn.Linear(${latent}, 196)`})
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.002)


def train(x):
    """x: digits [count, 196], their own targets."""
    for _ in range(${epochs}):
        for clean in x[torch.randperm(len(x))].split(32):
            seen = ${corruption > 0 ? `clean + ${corruption} * torch.randn_like(clean)` : "clean"}
            optimizer.zero_grad()
            nn.functional.mse_loss(decoder(encoder(seen)), clean).backward()
            optimizer.step()
`,
  };
}
