import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import type { Engine } from "@/lib/experiment/engines/engine";
import { fetchBackend, openBackend } from "@/lib/lab/backends";
import type { DeviceName, Tf } from "@/lib/lab/job";
import { PlainCnn } from "./plain-cnn/plain-cnn";
import { smallCnn, width } from "./small-cnn";
import { createOwnTraining } from "./tfjs-cnn";

const { batchSize, learningRate } = smallCnn.training;
/** Milliseconds of measuring; a slow device makes some few steps at least. */
const patience = 4_000;
const fewestSteps = 2;

/** Samples a second of a training step, the first ones left out: they compile programs. */
async function countSamples(step: () => void, finish: () => Promise<unknown>): Promise<number> {
  /** Milliseconds of so many steps. */
  async function time(steps: number): Promise<number> {
    const start = performance.now();
    for (let i = 0; i < steps; i++) step();
    await finish();
    return performance.now() - start;
  }
  await time(1);
  // As many steps at once as take some 100 ms: what a device has queued is waited for, so that the clock sees it.
  const pieces = Math.max(1, Math.min(20, Math.floor(100 / (await time(1)))));
  let steps = 0;
  let spent = 0;
  while (steps < fewestSteps || spent < patience) {
    spent += await time(pieces);
    steps += pieces;
  }
  return (1_000 * steps * batchSize) / spent;
}

async function open(device: DeviceName): Promise<Tf> {
  const tf = await import("@/lib/lab/tensorflow");
  await fetchBackend(tf, device, "/wasm/");
  await openBackend(tf, device);
  return tf;
}

/** Samples a second through our engine. */
export async function measureOurCnn(device: DeviceName): Promise<number> {
  const engine = await createTfjsEngine(await open(device), smallCnn);
  const speed = await countSamples(engine.trainStep, engine.readLoss);
  engine.dispose();
  return speed;
}

/** Samples a second by TensorFlow.js alone, with none of our kernels. @throws Error where it cannot train */
export async function measureOwnCnn(device: DeviceName): Promise<number> {
  const tf = await import("@/lib/lab/tensorflow");
  if (device === "wasm") {
    const wasm = await import("@tensorflow/tfjs-backend-wasm");
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    wasm.setWasmPaths("/wasm/");
  } else await fetchBackend(tf, device, "/wasm/");
  await openBackend(tf, device);
  const { weights, train } = await readStart(tf);
  const own = createOwnTraining(tf, weights, train, batchSize, learningRate);
  const speed = await countSamples(own.step, own.finish);
  own.dispose();
  return speed;
}

/** First weights and training examples of the experiment, the same for all. */
async function readStart(tf: Tf) {
  const engine = await createTfjsEngine(tf, smallCnn);
  const weights = await engine.readWeights();
  const { train } = engine.data.parts;
  engine.dispose();
  return { weights, train };
}

/** Samples a second in plain JavaScript, one at a time. @throws Error unless it learns what our engine learns */
export async function measurePlainCnn(skipZeros: boolean): Promise<number> {
  const tf = await open("wasm");
  const engine = await createTfjsEngine(tf, smallCnn);
  const plain = new PlainCnn(width, await engine.readWeights(), skipZeros);
  const { train } = engine.data.parts;
  const size = 28 * 28;
  let next = 0;
  const step = () => {
    for (let i = 0; i < batchSize; i++, next = (next + 1) % train.count)
      plain.learn(train.inputs.subarray(size * next, size * (next + 1)), train.labels![next]!);
    plain.update(learningRate);
  };
  await checkPlain(engine, skipZeros);
  engine.dispose();
  return countSamples(step, async () => undefined);
}

/** One gradient on the first batch, as one step of plain descent. */
async function checkPlain(engine: Engine, skipZeros: boolean): Promise<void> {
  const before = await engine.readWeights();
  const plain = new PlainCnn(width, before, skipZeros);
  const { train } = engine.data.parts;
  const size = 28 * 28;
  for (let i = 0; i < batchSize; i++)
    plain.learn(train.inputs.subarray(size * i, size * (i + 1)), train.labels![i]!);
  const difference = plain.compareGradients(await engine.readGradients());
  if (!(difference < 1e-4)) throw new Error(`The plain CNN's gradients are off by ${difference}.`);
}
