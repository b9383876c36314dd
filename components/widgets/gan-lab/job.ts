import { addBin, type History, startHistory } from "@/components/training/game/history";
import { createGanEngine } from "@/lib/experiment/engines/dense/create-gan-engine";
import type { GanState } from "@/lib/experiment/engines/gan-engine";
import type { PlaneMap } from "@/lib/lab/experiment-view";
import { defineJob } from "@/lib/lab/job";
import { placeCells } from "@/lib/lab/plane-cells";
import { sigmoid } from "@/lib/math/activation";
import { createRandom } from "@/lib/math/random";
import { ARROWS, EXAMPLES, SHOWN } from "./counts";
import { type Coverage, measureCoverage } from "./coverage";
import { createGame, type Settings, type Steps } from "./game";
import { playStage, type Stage } from "./stages";

/** Cells along a side of the discriminator's map. */
const CELLS = 48;
/** A run ends here; nothing new comes later. */
export const LAST_ROUND = 100_000;

export interface Spec {
  settings: Settings;
  steps: Steps;
}

export type Command =
  /** Updates of each player from now on. */
  | { kind: "steps"; steps: Steps }
  /** The next stage of a round. */
  | { kind: "stage" };

export interface Frame {
  round: number;
  /** D(x) over the plane. */
  map: PlaneMap;
  /** [SHOWN, 2], with D of each, [SHOWN]. */
  samples: Float32Array;
  judged: Float32Array;
  /** Minus the slope of each sample's own loss, [ARROWS, 2]: where the discriminator sends it. */
  pulls: Float32Array;
  /** Points of the data, [at most EXAMPLES, 2], and the mean of D over them. */
  examples: Float32Array;
  judgedExamples: number;
  coverage: Coverage;
  history: History;
  /** In slow motion. */
  stage: Stage | null;
}

interface Saved {
  engine: GanState;
  history: History;
  isHalf: boolean;
}

/** A game of two networks, in whole rounds or stage by stage. */
export const job = defineJob<Spec, Command, Frame>({
  device: "none",
  async create({ settings, steps }) {
    const experiment = createGame(settings, steps);
    const engine = createGanEngine(experiment);
    const isSaturating = settings.loss === "saturating";
    const random = createRandom(settings.seed, "shown");
    const noise = Float32Array.from({ length: SHOWN * settings.latent }, () => random.normal());
    const cells = placeCells(CELLS);
    const examples = engine.data.parts.train.raw.slice(0, 2 * EXAMPLES);
    let history = startHistory();
    let stage: Stage | null = null;
    /** The discriminator has had its turn in this round, the generator not yet. */
    let isHalf = false;

    function record(): void {
      if (engine.round % history.every === 0) history = addBin(history, engine.readLosses());
    }

    return {
      step() {
        if (isHalf) engine.trainGenerator();
        else engine.trainRound();
        isHalf = false;
        stage = null;
        record();
      },
      async frame() {
        const map = { size: CELLS, outputs: 1, values: engine.judge(cells, CELLS * CELLS).map(sigmoid) };
        const samples = engine.generate(noise, SHOWN);
        const judged = engine.judge(samples, SHOWN).map(sigmoid);
        const pulls = engine.differentiate(samples.subarray(0, 2 * ARROWS), ARROWS).map((slope) => -slope);
        const logits = engine.judge(examples, examples.length / 2);
        const judgedExamples = logits.reduce((sum, logit) => sum + sigmoid(logit), 0) / logits.length;
        const coverage = measureCoverage(samples, examples, experiment.data);
        const { round } = engine;
        return {
          frame: { round, map, samples, judged, pulls, examples, judgedExamples, coverage, history, stage },
        };
      },
      command(command) {
        if (command.kind === "steps") return engine.setSteps(command.steps);
        const { round } = engine;
        stage = playStage(engine, stage ?? (isHalf ? halfWay : null), isSaturating);
        isHalf = stage.name === "discriminatorUpdate";
        if (engine.round > round) record();
      },
      save: () => Promise.resolve({ engine: engine.readState(), history, isHalf }),
      async restore(snapshot) {
        const saved = snapshot as Saved;
        engine.writeState(saved.engine);
        ({ history, isHalf } = saved);
      },
      done: () => engine.round >= LAST_ROUND,
      position: () => engine.round,
      dispose: () => undefined,
    };
  },
});

/** Where a game goes on that was saved between its two updates. */
const halfWay: Stage = {
  name: "discriminatorUpdate",
  noise: new Float32Array(0),
  samples: new Float32Array(0),
  real: new Float32Array(0),
  judged: { real: NaN, samples: NaN },
  loss: { before: NaN, after: NaN },
  gradient: 0,
  from: null,
};
