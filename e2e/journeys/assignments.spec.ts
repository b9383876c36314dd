import { randomBytes } from "node:crypto";
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import Papa from "papaparse";
import { train } from "@/lib/classroom/testing/sample-exercises";
import type { AssignmentsReply, OwnAssignmentsReply, SetFields } from "@/lib/contract/assignment";
import type { ClassReply, NewClassReply } from "@/lib/contract/class";
import type { ExercisesReply, HandInReply } from "@/lib/contract/exercise";
import type { GradebookReply } from "@/lib/contract/gradebook";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { openStore } from "@/lib/store/open-store";
import { colorRules, darken, findFaults } from "../accessibility/faults";
import { getGrader, readExerciseFile, solveAnswers } from "../course-exercises";
import { makeOwner } from "../live-class";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };
const counted = { lesson: "lstm", exercise: "count-the-cell" };
const written = { lesson: "images-and-convolutions", exercise: "write-the-convolution" };
const trained = { lesson: "capacity", exercise: "ring-on-a-budget" };
const minute = 60_000;
const fromNow = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();

/** A time as a field of the page has it. */
const printField = (iso: string) => {
  const time = new Date(iso);
  return new Date(time.getTime() - minute * time.getTimezoneOffset()).toISOString().slice(0, 16);
};

async function handIn(
  learner: APIRequestContext,
  place: { lesson: string; exercise: string },
  evidence: object,
): Promise<string> {
  const data = { ...place, key: randomBytes(16).toString("hex"), evidence };
  const reply = await learner.post("/api/submissions", { data });
  expect(reply.status(), await reply.text()).toBe(200);
  return ((await reply.json()) as HandInReply).id;
}

/** Right answers to the learner's own numbers, with one of them changed at will. */
async function solveCount(learner: APIRequestContext, wrong: Record<string, string> = {}): Promise<object> {
  const reply = await learner.get(`/api/exercises?lesson=${counted.lesson}`);
  const { exercises } = (await reply.json()) as ExercisesReply;
  const { exercise } = await getGrader(counted.lesson, counted.exercise);
  const given = exercises[counted.exercise]?.given;
  if (exercise.kind !== "answer" || given == null) throw new Error("There are no numbers");
  return { answers: { ...solveAnswers(exercise, given), ...wrong } };
}

/** A run that reaches the goal of the two rings. */
async function trainRings(): Promise<object> {
  const { exercise } = await getGrader(trained.lesson, trained.exercise);
  if (exercise.kind !== "experiment") throw new Error("This is no experiment");
  const layers = [{ kind: "dense", units: 4, activation: "tanh" }, { kind: "dense" }] as const;
  const run = await train({ ...exercise.given, model: { layers: [...layers] } }, 2400);
  return { artefact: encodeArtefact(run) };
}

async function checkLooks(page: Page): Promise<void> {
  expect(await findFaults(page), "in the light theme").toEqual([]);
  await darken(page);
  expect(await findFaults(page, colorRules), "in the dark theme").toEqual([]);
  await page.evaluate(() => delete document.documentElement.dataset.theme);
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

test("three kinds are assigned with dates, solved, one late with an extension, a regrade changes one, and all files agree", async ({
  browser,
  playwright,
}) => {
  test.setTimeout(300_000);
  const own = await startOwnSite();
  const staff = await makeOwner(playwright.request, own);
  const context = await browser.newContext({ baseURL: own.site, storageState: await staff.storageState() });
  const teacher = await context.newPage();
  const phoneContext = await browser.newContext({ ...phone, baseURL: own.site });
  const learner = await phoneContext.newPage();
  const violations = [watchViolations(teacher), watchViolations(learner)];
  try {
    const made = await staff.post("/api/classes", { data: { name: "Deep learning", term: "Autumn" } });
    const { id } = (await made.json()) as NewClassReply;
    const found = await staff.get(`/api/classes?class=${id}`);
    const { joinCode } = ((await found.json()) as ClassReply).class;
    await learner.goto(`/enrol#${joinCode}`);
    await learner.getByLabel("Your name").fill("Lea Novak");
    await learner.keyboard.press("Enter");
    await expect(learner.getByText("You are in this class as Lea Novak.")).toBeVisible();

    // Assigned in the page: what is missing is told at its field.
    await teacher.goto(`/teach?class=${id}&view=assignments`);
    await teacher.getByRole("link", { name: "Assign exercises" }).click();
    await teacher.getByRole("button", { name: "Save" }).click();
    await expect(teacher.getByText("Give it a title.")).toBeVisible();
    await expect(teacher.getByText("Choose at least one exercise.")).toBeVisible();
    await checkLooks(teacher);
    await teacher.getByLabel("Title").fill("Week 1");
    for (const name of ["Count the cell", "Write the convolution"]) {
      await choose(teacher, "Exercise", new RegExp(`^${name}`));
      await teacher.getByRole("button", { name: "Add it" }).click();
    }
    await teacher.getByLabel("Due").fill(printField(fromNow(60)));
    await teacher.getByRole("textbox", { name: "In full" }).fill("1");
    await teacher.getByRole("button", { name: "Save" }).click();
    await expect(teacher.getByRole("heading", { name: "Week 1" })).toBeVisible();
    await expect(teacher.getByText("handed in by 0 of 1", { exact: false })).toBeVisible();

    // The other two by the API: one that was due two hours ago, and one that nobody is to know of.
    const assign = async (more: Partial<SetFields> & Pick<SetFields, "title" | "exercises">) => {
      const fields: SetFields = {
        releaseAt: fromNow(-24 * 60),
        dueAt: fromNow(-2 * 60),
        late: [{ minutes: 60, share: 80 }],
        attempts: { free: 1, by: 0, least: 0, most: null },
        showsScores: "at-once",
        hasBoard: true,
        ...more,
      };
      const reply = await staff.post("/api/classes/assignments", { data: { id, fields } });
      expect(reply.status(), await reply.text()).toBe(200);
      return ((await reply.json()) as AssignmentsReply).sets;
    };
    await assign({ title: "Rings", exercises: [{ ...trained, points: 5 }] });
    await assign({
      title: "The exam",
      releaseAt: fromNow(60),
      dueAt: fromNow(120),
      exercises: [{ ...counted, points: 50 }],
    });
    await teacher.reload();
    await teacher.getByRole("button", { name: "Extensions for Rings" }).click();
    const dialog = teacher.getByRole("dialog");
    await dialog.getByLabel("Due for this learner").fill(printField(fromNow(-30)));
    await dialog.getByLabel("Reason").fill("was ill");
    await dialog.getByRole("button", { name: "Extend", exact: true }).click();
    await expect(dialog.getByRole("listitem")).toContainText(/Lea Novak.*until .*: was ill/);
    await checkLooks(teacher);
    await teacher.keyboard.press("Escape");

    // What the learner sees, and does not see.
    const seen = await learner.request.get("/api/classes/assignments/own");
    expect(await seen.text()).not.toMatch(/exam|was ill/);
    await learner.reload();
    await expect(learner.getByRole("heading", { name: "Week 1" })).toBeVisible();
    await expect(learner.getByText("(your extension)")).toBeVisible();
    await expect(learner.getByText("The exam")).toBeHidden();
    expect(await learner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await checkLooks(learner);
    await learner.getByRole("link", { name: "Write the convolution" }).click();
    await expect(learner).toHaveURL(/\/lessons\/images-and-convolutions#exercise-write-the-convolution$/);

    await handIn(learner.request, counted, await solveCount(learner.request, { cell: "7" }));
    await handIn(learner.request, counted, await solveCount(learner.request));
    const code = readExerciseFile(written.lesson, written.exercise, "solution.ts");
    const program = await handIn(learner.request, written, { code });
    await handIn(learner.request, trained, await trainRings());
    const readOwn = async () => {
      const reply = await learner.request.get("/api/classes/assignments/own");
      const { classes } = (await reply.json()) as OwnAssignmentsReply;
      return classes[0]?.sets.flatMap(({ exercises }) => exercises.map(({ score, state }) => [score, state]));
    };
    await expect.poll(readOwn, { timeout: 120_000 }).toEqual(
      expect.arrayContaining([
        [900, "graded"],
        [1000, "graded"],
        [400, "graded"],
      ]),
    );

    // As an earlier grader of this exercise had left it.
    const store = await openStore({ directory: own.directory });
    await store
      .updateTable("grades")
      .set({ score: 0.25, grader: "an earlier one" })
      .where("submission_id", "=", program)
      .execute();
    await store.destroy();

    await teacher.goto(`/teach?class=${id}&view=grades`);
    const table = teacher.getByRole("table", { name: "Points of each learner" });
    const row = table.getByRole("row").filter({ hasText: "Lea Novak" });
    await expect(row.getByRole("cell")).toHaveText(["4", "9", "2.5", "11.5", "", "15.5"]);
    await expect(row.getByRole("button", { name: "Ring on a budget: 4 of 5 points, late" })).toBeVisible();
    await checkLooks(teacher);

    // Behind a score stands what was handed in; a score by hand has its reason, and is undone.
    await row.getByRole("button", { name: "Write the convolution: 2.5 of 10 points" }).press("Enter");
    await expect(dialog.getByRole("region", { name: "Program" })).toContainText("export function convolve");
    await dialog.getByLabel("To the learner").fill("Well written.");
    await dialog.getByRole("button", { name: "Comment" }).click();
    await expect(dialog.getByText("Well written.")).toBeVisible();
    await dialog.getByRole("button", { name: "Give this score" }).click();
    await expect(dialog.getByText("Write the reason", { exact: false })).toBeVisible();
    await dialog.getByRole("textbox", { name: "Points" }).fill("8");
    await dialog.getByLabel("Reason").fill("right on paper");
    await dialog.getByRole("button", { name: "Give this score" }).click();
    await expect(dialog.getByText("8 of 10 points")).toBeVisible();
    await checkLooks(teacher);
    await dialog.getByRole("button", { name: "Undo" }).click();
    await expect(dialog.getByText("2.5 of 10 points")).toBeVisible();
    await teacher.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(row.getByRole("cell")).toHaveText(["4", "9", "2.5", "11.5", "", "15.5"]);
    await row.getByRole("button", { name: /Ring on a budget/ }).click();
    await expect(dialog.getByText("late: 80 %", { exact: false })).toBeVisible();
    await expect(dialog.getByRole("link", { name: "Train it again with these settings" })).toHaveAttribute(
      "href",
      /^\/widgets\/trainer#/,
    );
    await checkLooks(teacher);
    await teacher.keyboard.press("Escape");

    // Graded once more: seen first, taken over then.
    const regrades = teacher.getByRole("region", { name: "Grade again" });
    await expect(
      regrades.getByText("“Write the convolution” has changed since: 1 grade may differ."),
    ).toBeVisible();
    await choose(teacher, "Exercise", /^Write the convolution/);
    await regrades.getByRole("button", { name: "Grade again" }).click();
    await expect(regrades.getByText("1 submission graded: 1 grade differs.")).toBeVisible({
      timeout: 60_000,
    });
    await expect(regrades.getByRole("row").last()).toHaveText(/Lea Novak\s*Week 1\s*2\.5\s*10\s*\+7\.5/);
    await expect(row.getByRole("cell").nth(2)).toHaveText("2.5");
    await checkLooks(teacher);
    await regrades.getByRole("button", { name: "Take the new grades over" }).click();
    await expect(row.getByRole("cell")).toHaveText(["4", "9", "10", "19", "", "23"]);
    await expect(regrades.getByText("has changed since", { exact: false })).toBeHidden();

    // Page, plain CSV and Canvas's CSV hold the same.
    const book = (await (await staff.get(`/api/classes/grades?class=${id}`)).json()) as GradebookReply;
    const scores = book.rows[0]?.cells.map(({ score }) => (score === null ? "" : String(score / 100)));
    expect(scores).toEqual(["4", "9", "10", ""]);
    const readCsv = async (name: string) => {
      const download = teacher.waitForEvent("download");
      await teacher.getByRole("link", { name }).click();
      const chunks: Buffer[] = [];
      for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
      return Papa.parse<string[]>(Buffer.concat(chunks).toString("utf8")).data;
    };
    expect((await readCsv("Scores as CSV"))[1]).toEqual(["Lea Novak", ...(scores ?? []), "23"]);
    const canvas = await readCsv("for Canvas");
    expect(canvas[1]).toEqual(["    Points Possible", "", "", "", "", "5", "10", "10", "50"]);
    expect(canvas[2]).toEqual(["Lea Novak", "", "", "", "", ...(scores ?? [])]);

    await learner.goto("/join");
    await expect(learner.getByText("Well written.")).toBeVisible();
    await expect(learner.getByText("10 of 10 points", { exact: false })).toBeVisible();
    await learner.getByText("Board", { exact: true }).first().click();
    await expect(learner.getByText("You, seen by yourself alone")).toBeVisible();
    await learner.getByText("Name me on this class’s boards").click();
    await expect(learner.getByText("You, as Lea Novak")).toBeVisible();
    expect(violations.flat()).toEqual([]);
  } finally {
    await phoneContext.close();
    await context.close();
    await staff.dispose();
    await own.close();
  }
});
