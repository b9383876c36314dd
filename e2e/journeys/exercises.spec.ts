import { expect, test, type Locator, type Page } from "@playwright/test";
import type { ExercisesReply } from "@/lib/contract/exercise";
import { getGrader, readExerciseFile, solveAnswers } from "../course-exercises";

const counting = { lesson: "lstm", exercise: "count-the-cell" };
const writing = { lesson: "images-and-convolutions", exercise: "write-the-convolution" };

async function open(page: Page, { lesson, exercise }: typeof counting): Promise<Locator> {
  // From elsewhere, or a second visit would only scroll to the place.
  await page.goto("about:blank");
  await page.goto(`/lessons/${lesson}#exercise-${exercise}`);
  return page.locator(`#exercise-${exercise}`);
}

async function readState(page: Page, { lesson, exercise }: typeof counting) {
  const reply = await page.request.get(`/api/exercises?lesson=${lesson}`);
  const state = ((await reply.json()) as ExercisesReply).exercises[exercise];
  if (state === undefined) throw new Error(`The server knows no ${lesson}/${exercise}`);
  return state;
}

/** Draws this reader's numbers, and tells the right answers. */
async function begin(page: Page, view: Locator): Promise<Record<string, string>> {
  await view.getByRole("button", { name: "Draw my numbers" }).click();
  await expect(view.getByRole("button", { name: "Hand in" })).toBeVisible();
  const { exercise } = await getGrader(counting.lesson, counting.exercise);
  const { given } = await readState(page, counting);
  if (exercise.kind !== "answer" || given === null) throw new Error("The exercise has no numbers");
  return solveAnswers(exercise, given);
}

const fields = {
  cell: "Parameters of the cell",
  dense: "Parameters of the dense layer",
  gru: "Parameters of the cell as a GRU",
};

async function fill(view: Locator, answers: Record<string, string>): Promise<void> {
  for (const [id, label] of Object.entries(fields))
    await view.getByLabel(label, { exact: true }).fill(answers[id] ?? "");
}

test("a reader gets numbers of their own, is told what is wrong, and sees the way once all is right", async ({
  page,
  browser,
  baseURL,
}) => {
  let view = await open(page, counting);
  const right = await begin(page, view);
  const { given } = await readState(page, counting);
  await expect(view).toContainText(`alphabet of ${given?.["symbols"]} symbols`);

  const neighbours = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      const neighbour = await context.newPage();
      await begin(neighbour, await open(neighbour, counting));
      const state = await readState(neighbour, counting);
      await context.close();
      return state.given;
    }),
  );
  expect(new Set([given, ...neighbours].map((each) => JSON.stringify(each))).size).toBeGreaterThan(1);

  await fill(view, { ...right, dense: "12", gru: "many" });
  await view.getByLabel(fields.gru).press("Enter");
  await expect(view.getByText("1 of 3 answers are right.")).toBeVisible();
  await expect(view.getByText("This is not a number.")).toBeVisible();
  await expect(view.getByText("The way to the answers")).toBeHidden();

  // Nothing of it is lost on reload; a verdict goes with the answer that it is on.
  view = await open(page, counting);
  await expect(view.getByText("This is not a number.")).toBeVisible();
  await expect(view.getByLabel(fields.dense)).toHaveValue("12");
  await view.getByLabel(fields.gru).fill("13");
  await expect(view.getByText("This is not a number.")).toBeHidden();

  await fill(view, right);
  await view.getByRole("button", { name: "Hand in" }).click();
  await expect(view.getByText("All right.").first()).toBeVisible();
  await expect(view.getByText("Handed in 2 times; the best counts: 100 %")).toBeVisible();
  await view.getByText("The way to the answers").click();
  await expect(view.getByText("Each gate, and the candidate", { exact: false })).toBeVisible();

  // Whatever is handed in later, the best counts.
  await fill(view, { cell: "1", dense: "2", gru: "3" });
  await view.getByRole("button", { name: "Hand in" }).click();
  await expect(view.getByText("Handed in 3 times; the best counts: 100 %")).toBeVisible();
});

test("other numbers are for practice: the way may be seen, and nothing is handed in", async ({ page }) => {
  const view = await open(page, counting);
  await begin(page, view);
  const { given } = await readState(page, counting);
  await view.getByRole("button", { name: "Practise with other numbers" }).click();
  await expect(view.getByText("These numbers are for practice", { exact: false })).toBeVisible();
  await view.getByRole("button", { name: "Other numbers" }).click();
  await view.getByLabel(fields.cell, { exact: true }).fill("1");
  await view.getByRole("button", { name: "Check" }).click();
  await expect(view.getByText("0 of 3 answers are right.")).toBeVisible();
  await view.getByRole("button", { name: "Show the way" }).click();
  await expect(view.getByText("Each gate, and the candidate", { exact: false })).toBeVisible();
  await view.getByRole("button", { name: "Back to my own" }).click();
  await expect(view).toContainText(`alphabet of ${given?.["symbols"]} symbols`);
  expect(await readState(page, counting)).toMatchObject({ count: 0, workedHtml: null });
});

test("what is handed in without a link goes out by itself, also from another visit, once", async ({
  page,
  context,
}) => {
  let view = await open(page, counting);
  const right = await begin(page, view);
  await fill(view, right);
  await context.setOffline(true);
  await view.getByRole("button", { name: "Hand in" }).click();
  await expect(view.getByText("kept on this device and goes out by itself", { exact: false })).toBeVisible();
  expect(await view.getByText("Saved,", { exact: false }).count(), "nothing is said to be saved").toBe(0);
  await context.setOffline(false);
  await expect(view.getByText("All right.").first()).toBeVisible();

  // The server cannot be reached from this page any more; the next one sends what it has kept.
  await page.route("**/api/submissions", (route) => route.abort());
  await view.getByLabel(fields.cell, { exact: true }).fill("17");
  await view.getByRole("button", { name: "Hand in" }).click();
  await expect(view.getByText("kept on this device and goes out by itself", { exact: false })).toBeVisible();
  await page.unroute("**/api/submissions");
  view = await open(page, counting);
  await expect(view.getByText("Handed in 2 times; the best counts: 100 %")).toBeVisible();
  expect((await readState(page, counting)).count).toBe(2);
});

test("a reply that was lost does not make two of one handing in", async ({ page }) => {
  const view = await open(page, counting);
  const right = await begin(page, view);
  await fill(view, right);
  let lost = 0;
  await page.route("**/api/submissions", async (route) => {
    // It comes to the server, and what the server says comes nowhere.
    if (lost++ === 0) {
      await route.fetch();
      await route.abort();
    } else await route.continue();
  });
  await view.getByRole("button", { name: "Hand in" }).click();
  await expect(view.getByText("goes out by itself", { exact: false })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(view.getByText("All right.").first()).toBeVisible();
  expect(lost).toBeGreaterThan(1);
  expect((await readState(page, counting)).count).toBe(1);
});

async function write(page: Page, view: Locator, program: string): Promise<void> {
  const editor = view.getByRole("textbox");
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await editor.fill(program);
}

test("a program is tried on its examples here, and on hidden cases there", async ({ page }) => {
  const { lesson, exercise } = writing;
  let view = await open(page, writing);
  await view.getByRole("button", { name: "Run the examples" }).click();
  await expect(view.getByText("Nothing is written here yet", { exact: false }).last()).toBeVisible();
  await write(page, view, "export function convolve() { while (true) {} }");
  await view.getByRole("button", { name: "Run the examples" }).click();
  await expect(view.getByText("Right in 0 of 2 examples.")).toBeVisible();

  await write(page, view, readExerciseFile(lesson, exercise, "wrong/turned.ts"));
  await view.getByRole("button", { name: "Hand in" }).click();
  const expected = /Expect: (.*)/.exec(readExerciseFile(lesson, exercise, "wrong/turned.ts"))?.[1] ?? "";
  await expect(view.getByText(expected, { exact: false }).first()).toBeVisible();

  await write(page, view, readExerciseFile(lesson, exercise, "solution.ts"));
  await view.getByRole("button", { name: "Run the examples" }).click();
  await expect(view.getByText("Right in 2 of 2 examples.")).toBeVisible();
  await view.getByRole("button", { name: "Hand in" }).click();
  await expect(view.getByText("Right in all", { exact: false }).first()).toBeVisible();

  // It is there again, and the beginning too.
  view = await open(page, writing);
  await expect(view.getByText("const channels = image", { exact: false })).toBeVisible();
  await view.getByRole("button", { name: "Start over" }).click();
  await expect(view.getByText("Nothing is written here yet", { exact: false })).toBeVisible();
  await view.getByRole("button", { name: "Bring mine back" }).click();
  await expect(view.getByText("const channels = image", { exact: false })).toBeVisible();
});

test("a model that was trained in the page is measured by the server, and an earlier one where the reader goes back", async ({
  page,
}) => {
  const training = { lesson: "capacity", exercise: "ring-on-a-budget" };
  const view = await open(page, training);
  await view.getByRole("button", { name: "Draw my numbers" }).click();
  const handIn = view.getByRole("button", { name: "Hand in this model" });
  await expect(handIn).toBeDisabled();
  await view.getByRole("tab", { name: "Network" }).click();
  const neurons = view.getByRole("spinbutton", { name: "Neurons of layer 1", exact: true });
  await neurons.press("ArrowUp");
  await neurons.press("ArrowUp");
  await view.getByRole("tab", { name: "Data" }).click();
  await expect(view.getByRole("slider", { name: "Noise" }), "what is given stays").toBeDisabled();
  await view.getByRole("button", { name: "Train", exact: true }).click();
  await expect(view.getByText(/Reached at step \d+/)).toBeVisible({ timeout: 60_000 });
  await view.getByRole("button", { name: "Pause" }).click();
  await handIn.click();
  await expect(view.getByText("the goal is reached", { exact: false }).first()).toBeVisible();

  // The model on screen is the one that counts: at the beginning there is none, after an epoch it has learned little.
  await view.getByRole("tab", { name: "Runs" }).click();
  const scrubber = view.getByRole("slider", { name: "Model recorded at" });
  await scrubber.press("Home");
  await expect(handIn).toBeDisabled();
  await scrubber.press("ArrowRight");
  await handIn.click();
  await expect(view.getByText("Not reached: validation accuracy", { exact: false }).first()).toBeVisible();
  await expect(view.getByText("Handed in 2 times; the best counts: 100 %")).toBeVisible();
});

test("a network that was built and trained on digits in the page is measured by the server", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const view = await open(page, { lesson: "stacking-layers", exercise: "two-thousand" });
  await view.getByRole("button", { name: "Draw my numbers" }).click();
  const handIn = view.getByRole("button", { name: "Hand in this model" });
  await expect(handIn).toBeDisabled();
  const train = async () => {
    const begin = view.getByRole("button", { name: "Train on digits" });
    await begin.click();
    await expect(view.getByRole("button", { name: "Pause" })).toBeVisible();
    await expect(begin, "all epochs are made").toBeVisible({ timeout: 120_000 });
  };
  await train();
  await handIn.click();
  await expect(view.getByText("at most 2000 parameters.", { exact: false }).first()).toBeVisible();

  await view.getByRole("button", { name: "Network" }).click();
  await page.getByRole("option", { name: "The pattern, with your numbers" }).click();
  await view.getByRole("textbox", { name: "M, stages" }).press("ArrowUp");
  await view.getByRole("textbox", { name: "K, hidden dense layers" }).press("ArrowDown");
  await view.getByText("Twice as many each stage").click();
  await expect(handIn, "there is no model of this network yet").toBeDisabled();
  await train();
  await expect(view.getByText(/Reached at step \d+, with 1978 parameters\./)).toBeVisible();
  await handIn.click();
  await expect(view.getByText("the goal is reached", { exact: false }).first()).toBeVisible();
});
