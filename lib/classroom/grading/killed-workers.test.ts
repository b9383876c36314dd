import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished } from "vitest";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import type { Store } from "@/lib/store/database";
import type { DatabasePlace } from "@/lib/store/open-store";
import { addVote } from "@/lib/store/testing/sample-site";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { fromRoot } from "@/scripts/paths.mjs";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { codeSolution, train, wide } from "../testing/sample-exercises";
import type { Programs } from "../testing/sample-grader";
import { submit } from "./submit";

const folder = fromRoot("node_modules", ".cache", "forward-pass");
const programs: Programs = {
  guest: join(folder, "killed-guest.mjs"),
  measurer: join(folder, "killed-measurer.mjs"),
  packages: fromRoot("node_modules"),
};
beforeAll(async () => {
  await bundleProgram("lib/sandbox/server/guest-process.ts", programs.guest);
  await bundleProgram("lib/classroom/grading/measure-process.ts", programs.measurer);
});

const leaseMilliseconds = 3000;

function startWorker(place: DatabasePlace): ChildProcess {
  const program = join(import.meta.dirname, "../testing/grading-worker.ts");
  const values = [JSON.stringify(place), JSON.stringify(programs), String(leaseMilliseconds)];
  const worker = spawn(process.execPath, ["--import=tsx", program, ...values], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  return worker;
}

const countGrades = async (store: Store) =>
  (await store.selectFrom("grades").select("submission_id").execute()).length;

testOnEachDatabase(
  "workers that are killed twice lose nothing: each submission of each kind has one grade, its own",
  async (open, place) => {
    const store = await open();
    const run = await train(wide(8), 1200);
    const right = { code: { code: codeSolution }, experiment: { artefact: encodeArtefact(run) } };
    const wrong = {
      code: { code: "export const convolve = () => 0;" },
      answer: { answers: { gate: "input" } },
    };
    const expected = new Map<string, number>();
    for (let index = 0; index < 20; index++) {
      // Each learner has weights of an own, or they would be a copy.
      const readerId = await addVote(store);
      const hand = async (exercise: string, evidence: unknown, score: number) => {
        const key = `${exercise} ${JSON.stringify(evidence).length}`;
        expected.set(await submit(store, { readerId, lesson: "lstm", exercise, key, evidence }), score);
      };
      await hand("code", right.code, 1);
      await hand("code", wrong.code, 0);
      await hand("answer", wrong.answer, 0);
      await hand("experiment", right.experiment, index === 0 ? 1 : 0);
      await hand("experiment", { artefact: "no run" }, 0);
      await hand("no such exercise", {}, 0);
    }
    const lasting = startWorker(place);
    for (const goal of [10, 40]) {
      const doomed = startWorker(place);
      await expect.poll(() => countGrades(store), { timeout: 60_000 }).toBeGreaterThan(goal);
      doomed.kill("SIGKILL");
      await once(doomed, "exit");
    }
    await expect.poll(() => countGrades(store), { timeout: 100_000 }).toBe(expected.size);
    lasting.kill("SIGTERM");
    await once(lasting, "exit");
    expect(await store.selectFrom("grading_jobs").selectAll().execute()).toEqual([]);
    const grades = await store.selectFrom("grades").select(["submission_id", "score"]).execute();
    expect(new Map(grades.map(({ submission_id, score }) => [submission_id, score]))).toEqual(expected);
  },
);
