import { randomBytes } from "node:crypto";
import { expect, test, type APIRequestContext, type BrowserContext } from "@playwright/test";
import { train } from "@/lib/classroom/testing/sample-exercises";
import type { ClassReply, NewClassReply } from "@/lib/contract/class";
import type { ExercisesReply, RivalsReply } from "@/lib/contract/exercise";
import { attack } from "@/lib/experiment/attacks/attack";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import type { RunLog } from "@/lib/experiment/run/log";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack, type StackStage } from "@/lib/experiment/networks/stack";
import { createExperiment } from "@/lib/experiment/schema";
import { findFaults } from "../accessibility/faults";
import { getGrader } from "../course-exercises";
import { makeOwner } from "../live-class";
import { startOwnSite } from "../own-server";

const trained = { lesson: "stacking-layers", exercise: "two-thousand" };
const attacked = { lesson: "failures-and-limits", exercise: "fool-a-classmate" };
/** A network that reaches the goal. */
const trainNetwork = (): Promise<RunLog> =>
  train(
    describeDigitReader({
      layers: createStack({
        stages: Array(3).fill({ convolutions: 1, filters: 8 }) as StackStage[],
        hidden: [],
      }),
      learningRate: 0.01,
    }),
    Infinity,
  );

/** The pictures of the attack that a network reads rightly, and otherwise after a change within the marks. */
async function listFoolable({ experiment, states }: RunLog): Promise<number[]> {
  const { exercise } = await getGrader(attacked.lesson, attacked.exercise);
  if (exercise.kind !== "attack") throw new Error("This is no attack");
  const { data, training } = createExperiment(exercise.model);
  const engine = await createTfjsEngine(await loadTfNode("wasm"), {
    data,
    model: experiment.model,
    training,
  });
  engine.writeWeights(states.at(-1)?.weights ?? []);
  const { raw, labels, count } = engine.data.parts.test;
  const size = raw.length / count;
  const read = async (picture: Float32Array) => {
    const outputs = await engine.predict(picture, 1);
    return outputs.indexOf(Math.max(...outputs));
  };
  const foolable: number[] = [];
  for (const index of exercise.examples ?? []) {
    const picture = raw.slice(index * size, (index + 1) * size);
    const label = labels?.[index] ?? -1;
    const changed = await attack(
      (...asked) => engine.differentiateByInput(...asked),
      picture,
      Int32Array.of(label),
      {
        epsilon: 0.18,
        steps: 20,
        direction: "away",
      },
    );
    if ((await read(picture)) === label && (await read(changed)) !== label) foolable.push(index);
  }
  engine.dispose();
  return foolable;
}

const handIn = (learner: APIRequestContext, place: typeof trained, evidence: object) =>
  learner.post("/api/submissions", { data: { ...place, key: randomBytes(16).toString("hex"), evidence } });

const listRivals = async (learner: APIRequestContext) => {
  const reply = await learner.get(
    `/api/exercises/rivals?lesson=${attacked.lesson}&exercise=${attacked.exercise}`,
  );
  return ((await reply.json()) as RivalsReply).rivals;
};

test("a learner offers a network to the class, a classmate fools it, and nobody else gets it", async ({
  browser,
  playwright,
}) => {
  test.setTimeout(300_000);
  const own = await startOwnSite();
  const staff = await makeOwner(playwright.request, own);
  const contexts: BrowserContext[] = [];
  const openBrowser = async () => {
    const context = await browser.newContext({ baseURL: own.site });
    contexts.push(context);
    return context;
  };
  try {
    const made = await staff.post("/api/classes", { data: { name: "Deep learning", term: "" } });
    const { id } = (await made.json()) as NewClassReply;
    const found = await staff.get(`/api/classes?class=${id}`);
    const { joinCode } = ((await found.json()) as ClassReply).class;
    const join = async (name: string) => {
      const context = await openBrowser();
      const joined = await context.request.post("/api/classes/join", { data: { code: joinCode, name } });
      expect(joined.status(), await joined.text()).toBe(200);
      return context;
    };
    const maker = await join("Lea Novak");
    const network = await trainNetwork();
    // Each classmate has a picture of an own; some networks misread some of them as they are.
    const foolable = await listFoolable(network);
    let mate = await join("Ada Okoro 1");
    for (let number = 2; number < 20; number++) {
      const reply = await mate.request.get(`/api/exercises?lesson=${attacked.lesson}`);
      const form = ((await reply.json()) as ExercisesReply).exercises[attacked.exercise]?.form;
      if (form?.kind === "attack" && form.example !== null && foolable.includes(form.example)) break;
      mate = await join(`Ada Okoro ${number}`);
    }
    const stranger = await openBrowser();
    // Nothing can be offered before a model has reached the goal.
    const offer = { ...trained, isOffered: true };
    const early = await maker.request.post("/api/exercises/offer", { data: offer });
    expect(early.status()).toBe(409);
    expect(
      (
        await handIn(maker.request, trained, {
          artefact: encodeArtefact({ ...network, states: network.states.slice(-1) }),
        })
      ).status(),
    ).toBe(200);
    const readBest = async () => {
      const reply = await maker.request.get(`/api/exercises?lesson=${trained.lesson}`);
      return ((await reply.json()) as ExercisesReply).exercises[trained.exercise]?.best;
    };
    await expect.poll(readBest, { timeout: 60_000 }).toBe(1);
    expect(await listRivals(mate.request)).toEqual([]);

    const makerPage = await maker.newPage();
    await makerPage.goto(`/lessons/${trained.lesson}#exercise-${trained.exercise}`);
    const training = makerPage.locator(`#exercise-${trained.exercise}`);
    await training.getByText("Let those in my classes try to fool this model").click();
    await expect.poll(async () => (await listRivals(mate.request)).length).toBe(1);
    expect(await findFaults(makerPage)).toEqual([]);

    // Neither the maker nor who is in no class of theirs is offered it; nor given it by its number.
    const [rival] = await listRivals(mate.request);
    expect(rival).toMatchObject({ parameters: 1978 });
    expect(await listRivals(maker.request)).toEqual([]);
    const begun = await stranger.request.post("/api/exercises/begin", {
      data: { attempt: randomBytes(16).toString("hex") },
    });
    expect(begun.status(), await begun.text()).toBe(200);
    expect(await listRivals(stranger.request)).toEqual([]);
    const asked = `/api/exercises/rivals?lesson=${attacked.lesson}&exercise=${attacked.exercise}&model=${rival?.id}`;
    expect((await stranger.request.get(asked)).status()).toBe(404);
    const forged = { changed: Buffer.alloc(4 * 28 * 28).toString("base64"), rival: rival?.id };
    expect((await handIn(stranger.request, attacked, forged)).status()).toBe(404);
    const given = await (await mate.request.get(asked)).text();
    expect(given).not.toContain("Lea");

    const page = await mate.newPage();
    await page.goto(`/lessons/${attacked.lesson}#exercise-${attacked.exercise}`);
    const view = page.locator(`#exercise-${attacked.exercise}`);
    await view.getByRole("button", { name: "Whose model" }).click();
    await page.getByRole("option", { name: /^A classmate’s: 1978 parameters, [\d.]+ % right$/ }).click();
    // The widget begins anew with the other model.
    await expect(view.getByRole("button", { name: "Whose model" })).toContainText("A classmate’s");
    await view.locator('[data-widget="picture-attack"]').scrollIntoViewIfNeeded();
    await expect(view.getByText(/^The picture shows .* The model reads it as/)).toBeVisible({
      timeout: 60_000,
    });
    await view.getByText("Several steps", { exact: true }).click();
    const slide = async (name: RegExp, steps: number) => {
      await view.getByRole("slider", { name }).focus();
      await page.keyboard.press("Home");
      for (let press = 0; press < steps; press++) await page.keyboard.press("ArrowRight");
    };
    await slide(/^Steps$/, 18);
    await slide(/^Epsilon/, 190);
    await expect(view.getByText(/the model is fooled$/)).toBeVisible({ timeout: 60_000 });
    expect(await findFaults(page)).toEqual([]);
    await view.getByRole("button", { name: "Hand in this picture" }).click();
    await expect(view.getByText(/^50 %\. The model is fooled\./)).toBeVisible({ timeout: 120_000 });

    // Taken back, it is offered no more; what was handed in keeps its grade.
    await training.getByText("Let those in my classes try to fool this model").click();
    await expect.poll(() => listRivals(mate.request)).toEqual([]);
    expect((await mate.request.get(asked)).status()).toBe(404);
  } finally {
    for (const context of contexts) await context.close();
    await staff.dispose();
    await own.close();
  }
});
