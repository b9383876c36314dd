import { addNoise, attack } from "@/lib/experiment/attacks/attack";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { decodeArtefact, encodeArtefact } from "@/lib/experiment/run/artefact";
import { beginLog } from "@/lib/experiment/run/log";
import { createRandom } from "@/lib/math/random";
import { countRight } from "./baseline";
import { getLabels } from "./look-at-data";
import type { Memory, Model } from "./memory";
import type { AttackRow, Findings, ReadDigit } from "./outputs";
import { countConfusion, findWorst, pickAnswers, takeReadDigit } from "./read-answers";
import type { State } from "./state";

/** Mistakes that are shown, and attacked digits. */
const WORST = 6;
const ATTACKED = 6;

function getValidation({ engine }: Model) {
  const part = engine.data.parts.validation;
  return { images: part.raw, labels: getLabels(part), count: part.count };
}

/** The trained network on the validation digits. */
export async function monitor(memory: Memory): Promise<Findings["monitor"]> {
  const model = memory.getTrained();
  const { images, labels, count } = getValidation(model);
  const probabilities = await model.engine.predict(images, count);
  const answers = pickAnswers(probabilities);
  return {
    points: model.points,
    confusion: countConfusion(answers, labels),
    score: countRight(answers, labels),
    worst: findWorst(probabilities, labels, WORST).map((index) =>
      takeReadDigit(images, labels, probabilities, index),
    ),
  };
}

/** The chosen network on the digits under seal: the only place where they are read. */
export async function openTest(memory: Memory): Promise<Findings["test"]> {
  const { engine } = memory.getChosen();
  const { count } = engine.data.parts.test;
  const { accuracy } = await engine.evaluate("test");
  return { score: { right: Math.round((accuracy ?? 0) * count), count } };
}

/** The chosen network written as a file, read back into a new one, and both asked the same. */
export async function saveModel(memory: Memory): Promise<Findings["save"]> {
  const model = memory.getChosen();
  const { engine, experiment, points } = model;
  const state = await engine.readState();
  const text = encodeArtefact({
    ...beginLog("walkthrough", experiment),
    points: points.map((point) => ({ ...point, test: { loss: NaN, accuracy: null } })),
    states: [state],
    end: { reason: "epochs", step: state.step },
  });
  const decoded = decodeArtefact(text);
  const kept = decoded.ok ? decoded.log.states.at(-1) : undefined;
  if (!decoded.ok || kept === undefined) throw new Error("The file that was just written cannot be read");
  const copy = await createTfjsEngine(await memory.tf(), decoded.log.experiment);
  try {
    copy.writeState(kept);
    const { images, count } = getValidation(model);
    const [first, second] = [await engine.predict(images, count), await copy.predict(images, count)];
    const largest = first.reduce((most, value, i) => Math.max(most, Math.abs(value - second[i]!)), 0);
    return {
      text,
      parameters: engine.info.parameters,
      same: countRight(pickAnswers(first), pickAnswers(second)),
      largest,
    };
  } finally {
    copy.dispose();
  }
}

/** Validation digits moved one step up the chosen network's loss, by a quarter, a half and all of epsilon. */
export async function attackModel(memory: Memory, { epsilon, seed }: State): Promise<Findings["attack"]> {
  const model = memory.getChosen();
  const { engine } = model;
  const { images, labels, count } = getValidation(model);
  const differentiate = (inputs: Float32Array, asked: Int32Array) =>
    engine.differentiateByInput(inputs, asked);
  const rows: AttackRow[] = [];
  let moved = images;
  for (const share of [0, 0.25, 0.5, 1]) {
    const reach = share * epsilon;
    moved = await attack(differentiate, images, labels, { epsilon: reach, steps: 1, direction: "away" });
    const noisy = addNoise(images, reach, createRandom(seed, "unaimed noise"));
    const score = async (pictures: Float32Array) =>
      countRight(pickAnswers(await engine.predict(pictures, count)), labels);
    rows.push({ epsilon: reach, noise: await score(noisy), aimed: await score(moved) });
  }
  const show = async (pictures: Float32Array): Promise<ReadDigit[]> => {
    const probabilities = await engine.predict(pictures, count);
    return Array.from({ length: Math.min(ATTACKED, count) }, (_, i) =>
      takeReadDigit(pictures, labels, probabilities, i),
    );
  };
  return { rows, before: await show(images), after: await show(moved) };
}
