import type { CodeListing } from "@/components/widget/code-dialog";
import { cutText } from "@/lib/data/text";
import { createTraining, findText, pickSpec, readShown } from "./experiments";
import type { State } from "./state";

const tfjsCells = { rnn: "simpleRNN", lstm: "lstm", gru: "gru" } as const;
const kerasCells = { rnn: "SimpleRNN", lstm: "LSTM", gru: "GRU" } as const;
const torchCells = { rnn: "RNN", lstm: "LSTM", gru: "GRU" } as const;

/** The network, its training on pieces of the text, and its writing, in three libraries. */
export function printPrograms(state: State): CodeListing {
  const { cell, units, layers, learningRate, steps, temperature } = state;
  const spec = pickSpec(state);
  const { data } = createTraining(spec);
  const { vocabulary, symbols, shown } = readShown(createTraining(spec));
  const characters = Array.from(findText(spec));
  const text = JSON.stringify(characters.join(""));
  const size = vocabulary.length;
  // Of a long text the end is kept unread.
  const [read = symbols] = cutText(symbols, data.split);
  const known = JSON.stringify(vocabulary.join(""));
  const hasRare = characters.some((character) => !vocabulary.includes(character));
  const window = shown.length;
  const find = hasRare
    ? `vocabulary.index(character) if character in vocabulary else ${size - 1}`
    : "vocabulary.index(character)";
  const gates = cell === "rnn" ? "" : ', recurrentActivation: "sigmoid"';
  const after = cell === "gru" ? ", reset_after=False" : "";
  const heat = Math.max(temperature, 0.01);
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node characters.mjs
import * as tf from "@tensorflow/tfjs";

const text = Array.from(${text});
const vocabulary = Array.from(${known});
${
  hasRare
    ? `// Characters that are not in it count as its last.
const symbols = text.map((character) => (vocabulary.indexOf(character) + ${size}) % ${size});`
    : "const symbols = text.map((character) => vocabulary.indexOf(character));"
}
const model = tf.sequential();
model.add(tf.layers.inputLayer({ inputShape: [null, ${size}] }));
for (let layer = 0; layer < ${layers}; layer++)
  model.add(tf.layers.${tfjsCells[cell]}({ units: ${units}, returnSequences: true${gates} }));
model.add(tf.layers.dense({ units: ${size} }));
const optimizer = tf.train.adam(${learningRate});

for (let step = 0; step < ${steps}; step++) {
  const starts = tf.randomUniform([32], 0, ${read.length - window}, "int32", step + 1).arraySync();
  const pieces = starts.map((from) => symbols.slice(from, from + ${window + 1}));
  tf.tidy(() => {
    const x = tf.oneHot(pieces.map((piece) => piece.slice(0, -1)), ${size}).toFloat();
    const y = tf.oneHot(pieces.map((piece) => piece.slice(1)), ${size}).toFloat();
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, model.apply(x)));
  });
}

const written = symbols.slice(0, 1);
while (written.length < 100) {
  const scores = model.predict(tf.oneHot([written], ${size}).toFloat()).squeeze([0]);
  const last = scores.slice([written.length - 1]).div(${heat});
  written.push(tf.multinomial(last, 1, written.length).dataSync()[0]);
}
console.log(written.map((symbol) => vocabulary[symbol]).join(""));
`,
    keras: `# pip install keras tensorflow
import keras
import numpy as np
from keras import layers, ops

keras.utils.set_random_seed(1)
random = np.random.default_rng(1)
text = ${text}
vocabulary = list(${known})
symbols = np.array([${find} for character in text])
model = keras.Sequential([
    keras.Input((None, ${size})),
    *[layers.${kerasCells[cell]}(${units}, return_sequences=True${after}) for _ in range(${layers})],
    layers.Dense(${size}),
])
model.compile(
    optimizer=keras.optimizers.Adam(${learningRate}),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
for step in range(${steps}):
    starts = random.integers(0, ${read.length - window}, 32)
    pieces = np.stack([symbols[s : s + ${window + 1}] for s in starts])
    model.train_on_batch(ops.one_hot(pieces[:, :-1], ${size}), pieces[:, 1:])

written = [int(symbols[0])]
while len(written) < 100:
    scores = model(ops.one_hot(np.array([written]), ${size}))[0, -1] / ${heat}
    p = ops.convert_to_numpy(ops.softmax(scores)).astype("float64")
    written.append(int(random.choice(${size}, p=p / p.sum())))
print("".join(vocabulary[symbol] for symbol in written))
`,
    pytorch: `# pip install torch
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot, softmax

torch.manual_seed(1)
text = ${text}
vocabulary = list(${known})
symbols = torch.tensor([${find} for character in text])
${cell === "gru" ? "# This GRU resets after its product with the state; the one in the page does before.\n" : ""}cells = nn.${torchCells[cell]}(${size}, ${units}, num_layers=${layers}, batch_first=True)
output = nn.Linear(${units}, ${size})
optimizer = torch.optim.Adam([*cells.parameters(), *output.parameters()], lr=${learningRate})
for step in range(${steps}):
    starts = torch.randint(0, ${read.length - window}, (32,))
    pieces = torch.stack([symbols[s : s + ${window + 1}] for s in starts])
    h, _ = cells(one_hot(pieces[:, :-1], ${size}).float())
    loss = cross_entropy(output(h).flatten(0, 1), pieces[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

written, state = [symbols[0]], None
while len(written) < 100:
    h, state = cells(one_hot(written[-1].view(1, 1), ${size}).float(), state)
    p = softmax(output(h[0, -1]) / ${heat}, dim=-1)
    written.append(torch.multinomial(p, 1)[0])
print("".join(vocabulary[int(symbol)] for symbol in written))
`,
  };
}
