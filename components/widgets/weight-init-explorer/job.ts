import type { EngineState, LayerProbe } from "@/lib/experiment/engines/engine";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { listWeights, type Weights } from "@/lib/experiment/initialize";
import type { ModelInfo } from "@/lib/experiment/infer";
import { defineJob } from "@/lib/lab/job";
import { initializeWeights } from "@/lib/math/initialization";
import { createRandom } from "@/lib/math/random";
import { summarizeSignal } from "@/lib/math/signal";
import { createTraining, findHiddenLayers } from "./experiment";
import { pickInitialization, type Settings } from "./state";
import {
  createStrip,
  type Interval,
  type LayerColumn,
  pickActivationRange,
  pickGradientRange,
} from "./strips";

export interface LossPoint {
  step: number;
  /** Mean squared error over the steps since the point before. */
  loss: number;
}

export interface TrainingFrame {
  /** What is being trained, so that no frame is taken for another run's. */
  spec: Settings;
  /** What is new since the last frame; null where no step was made. */
  loss: LossPoint | null;
  /** The strips of the network as it is now; null in frames that did not measure them. */
  strips: { step: number; columns: LayerColumn[]; gradientRange: Interval } | null;
  /** The step at which the loss was no longer a number; null while all is well. */
  brokeAt: number | null;
}

/** The strips are measured at most so often, in milliseconds, and so seldom that training keeps most of the time; and at the end. */
const PROBE_EVERY = 600;
const TRAINING_PER_PROBE = 6;

/** The kernels that the strips before training were drawn from: the very same numbers, by the same streams. */
function drawKernels(info: ModelInfo, spec: Settings): Weights {
  const kernels = listWeights(info).filter((weight) => weight.shape.length === 2);
  return kernels.slice(0, spec.depth).map(({ name, shape }, layer) => ({
    name,
    shape,
    values: initializeWeights(shape, pickInitialization(spec), createRandom(spec.seed, "weights", layer)),
  }));
}

function measureStrips(probes: LayerProbe[], spec: Settings) {
  const { width, activation } = spec;
  const byLayer = new Map(probes.map((probe) => [probe.layer, probe]));
  const hidden = findHiddenLayers(spec).flatMap((layer) => byLayer.get(layer) ?? []);
  const summarize = (values: Float32Array) => summarizeSignal(values, values.length / width, width);
  const last = hidden.at(-1);
  const gradientRange = pickGradientRange(last ? summarize(last.gradients).meanSquare : 0);
  const activationRange = pickActivationRange(activation);
  const columns = hidden.map((probe): LayerColumn => ({
    activations: createStrip(summarize(probe.activations), width, activationRange, activation),
    gradients: createStrip(summarize(probe.gradients), width, gradientRange, null),
  }));
  return { columns, gradientRange };
}

/** Trains the network of the strips and measures it from time to time as it learns. */
export const job = defineJob<Settings, never, TrainingFrame>({
  device: "any",
  async create(spec, context) {
    const engine = await createTfjsEngine(await context.tf(), createTraining(spec));
    engine.writeWeights(drawKernels(engine.info, spec));
    let nextProbe = -Infinity;
    let probedStep = -1;
    let readStep = 0;
    let brokeAt: number | null = null;

    const isDone = () => brokeAt !== null || engine.step >= spec.steps;

    async function readLoss(): Promise<LossPoint | null> {
      const { step } = engine;
      if (step === readStep) return null;
      readStep = step;
      const loss = await engine.readLoss();
      if (Number.isFinite(loss)) return { step, loss };
      brokeAt ??= step;
      return null;
    }

    async function measure(): Promise<TrainingFrame["strips"]> {
      const { step } = engine;
      const started = performance.now();
      const isDue = step !== probedStep && (started > nextProbe || isDone());
      if (!isDue || brokeAt !== null) return null;
      const strips = { step, ...measureStrips(await engine.probe(), spec) };
      probedStep = step;
      const ended = performance.now();
      nextProbe = ended + Math.max(PROBE_EVERY, TRAINING_PER_PROBE * (ended - started));
      return strips;
    }

    return {
      step: () => engine.trainStep(),
      done: isDone,
      async frame() {
        const loss = await readLoss();
        return { frame: { spec, loss, strips: await measure(), brokeAt } };
      },
      save: () => engine.readState(),
      async restore(snapshot) {
        engine.writeState(snapshot as EngineState);
        readStep = engine.step;
      },
      dispose: () => engine.dispose(),
    };
  },
});
