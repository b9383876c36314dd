import { addBin, type History, startHistory } from "@/components/training/game/history";
import { createGanEngine } from "@/lib/experiment/engines/dense/create-gan-engine";
import type { GanState } from "@/lib/experiment/engines/gan-engine";
import { defineJob } from "@/lib/lab/job";
import { sigmoid } from "@/lib/math/activation";
import { COUNTED, EXAMPLES, PIXELS, SAMPLES, WAY } from "./counts";
import { createGame, type Settings, type Steps } from "./game";
import { drawLatents, mixLatents, placeWay, type Way } from "./latents";
import { findNearest, measureDistance } from "./nearest";
import { getReader } from "./reader";
import { digitSets } from "./state";
import { readRow, type Reading, survey, type Survey } from "./survey";

/** Rounds between two surveys of the samples. */
const WINDOW = 50;

/** What may change while it trains. */
export interface Asked {
  /** Updates of each player in a round. */
  steps: Steps;
  /** Length of the run. */
  rounds: number;
  way: Way;
}

export interface Spec extends Asked {
  settings: Settings;
}

/** Pictures, and what each network says of them. */
export interface Judged {
  /** [count, PIXELS]. */
  pictures: Float32Array;
  /** D of each, [count]. */
  judged: Float32Array;
  readings: Reading[];
}

export interface Frame {
  round: number;
  samples: Judged;
  examples: Judged;
  way: Judged;
  /** The one that is looked at, and the training example nearest to it. */
  chosen: Judged;
  nearest: { picture: Float32Array; digit: number; distance: number };
  /** How far digits that nobody trained on are from their nearest training example, on average. */
  usualDistance: number;
  /** Of COUNTED samples, and of as many training examples. */
  surveys: { samples: Survey; examples: Survey };
  /** Mean of D over the same. */
  means: { samples: number; examples: number };
  /** Share of real digits that the reader names rightly. */
  readerAccuracy: number;
  history: History;
}

interface Saved {
  engine: GanState;
  history: History;
}

/** A game for pictures of digits, and a reader who looks on. */
export const job = defineJob<Spec, Asked, Frame>({
  device: "none",
  async create({ settings, steps, ...asked }) {
    const engine = createGanEngine(createGame(settings, steps));
    const reader = await getReader();
    const digits = digitSets[settings.digits];
    const latents = drawLatents(settings);
    const { train, validation } = engine.data.parts;
    const labels = train.labels as Int32Array;
    const usualDistance = measureDistance(validation.raw, train.raw);
    const examples = train.raw.slice(0, EXAMPLES * PIXELS);
    const surveyOf = async (pictures: Float32Array) => survey(await reader.read(pictures, COUNTED), digits);
    const meanOf = (pictures: Float32Array) =>
      engine.judge(pictures, COUNTED).reduce((sum, logit) => sum + sigmoid(logit), 0) / COUNTED;
    const counted = train.raw.subarray(0, COUNTED * PIXELS);
    const ofExamples = await surveyOf(counted);
    let { rounds, way } = asked;
    let history = startHistory();
    let found = await look();

    async function look(): Promise<Pick<Frame, "surveys" | "means">> {
      const samples = engine.generate(latents, COUNTED);
      return {
        surveys: { samples: await surveyOf(samples), examples: ofExamples },
        means: { samples: meanOf(samples), examples: meanOf(counted) },
      };
    }

    async function judge(pictures: Float32Array): Promise<Judged> {
      const count = pictures.length / PIXELS;
      const answers = await reader.read(pictures, count);
      return {
        pictures,
        judged: engine.judge(pictures, count).map(sigmoid),
        readings: Array.from({ length: count }, (_, i) => readRow(answers, i)),
      };
    }

    const done = () => engine.round >= rounds;

    return {
      async step() {
        if (done()) return;
        engine.trainRound();
        const { round } = engine;
        if (round % history.every === 0) history = addBin(history, engine.readLosses());
        if (round % WINDOW === 0 || done()) found = await look();
      },
      async frame() {
        const place = mixLatents(latents, settings.latent, way, way.at);
        const picture = engine.generate(place, 1);
        const { index, distance } = findNearest(picture, train.raw);
        return {
          frame: {
            round: engine.round,
            samples: await judge(engine.generate(latents.subarray(0, SAMPLES * settings.latent), SAMPLES)),
            examples: await judge(examples),
            way: await judge(engine.generate(placeWay(latents, settings.latent, way), WAY)),
            chosen: await judge(picture),
            nearest: {
              picture: train.raw.slice(index * PIXELS, (index + 1) * PIXELS),
              digit: digits[labels[index] ?? -1] ?? NaN,
              distance,
            },
            usualDistance,
            ...found,
            readerAccuracy: reader.accuracy,
            history,
          },
        };
      },
      command(command) {
        engine.setSteps(command.steps);
        ({ rounds, way } = command);
      },
      save: (): Promise<Saved> => Promise.resolve({ engine: engine.readState(), history }),
      async restore(snapshot) {
        const saved = snapshot as Saved;
        engine.writeState(saved.engine);
        history = saved.history;
        found = await look();
      },
      done,
      position: () => engine.round,
      dispose: () => undefined,
    };
  },
});
