import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { encodeNumbers } from "@/lib/classroom/grading/sent-weights";
import { submit } from "@/lib/classroom/grading/submit";
import { codeSolution, train, wide } from "@/lib/classroom/testing/sample-exercises";
import { sampleExercises, type Programs } from "@/lib/classroom/testing/sample-grader";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { openStore, type DatabasePlace } from "@/lib/store/open-store";
import { startPostgres } from "@/lib/store/testing/postgres-server";
import { addVote } from "@/lib/store/testing/sample-site";
import { fromRoot } from "@/scripts/paths.mjs";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { printTable } from "../table";

const sizes = { submissions: 500, workers: 2 };

const folder = fromRoot("node_modules", ".cache", "forward-pass");
const programs: Programs = {
  guest: join(folder, "bench-guest.mjs"),
  measurer: join(folder, "bench-measurer.mjs"),
  packages: fromRoot("node_modules"),
};

/** One evidence of each kind, another for each learner where two must not be the same. */
async function makeEvidence(): Promise<Record<string, (learner: number) => unknown>> {
  const run = await train(wide(8), 1200);
  const artefact = (learner: number) => {
    const states = run.states.map((state) => ({
      ...state,
      weights: state.weights.map((weight) => ({
        ...weight,
        values: weight.values.map((value) => value * (1 + 1e-5 * learner)),
      })),
    }));
    return encodeArtefact({ ...run, states });
  };
  return {
    answer: () => ({
      answers: { cell: "1", output: "32 x 5", side: "n - k + 1", gate: "forget" },
    }),
    code: () => ({ code: codeSolution }),
    experiment: (learner) => ({ artefact: artefact(learner) }),
    attack: () => ({ changed: encodeNumbers(new Float32Array(14 * 14)) }),
  };
}

/** Hands in everything at once, then starts the workers. */
async function measureKind(
  place: DatabasePlace,
  exercise: string,
  makeOne: (learner: number) => unknown,
): Promise<{ perSecond: number; medianWait: number; worstWait: number }> {
  const store = await openStore(place);
  const ids: string[] = [];
  for (let learner = 0; learner < sizes.submissions; learner++) {
    const readerId = await addVote(store);
    const evidence = makeOne(learner);
    ids.push(await submit(store, { readerId, lesson: "bench", exercise, key: "k", evidence }));
  }
  const begun = Date.now();
  const workers = Array.from({ length: sizes.workers }, () =>
    spawn(
      process.execPath,
      [
        "--import=tsx",
        fromRoot("lib/classroom/testing/grading-worker.ts"),
        JSON.stringify(place),
        JSON.stringify(programs),
        "60000",
      ],
      { stdio: ["ignore", "ignore", "inherit"] },
    ),
  );
  const readGrades = () =>
    store.selectFrom("grades").select("graded_at").where("submission_id", "in", ids).execute();
  while ((await readGrades()).length < ids.length) await sleep(100);
  const times = (await readGrades())
    .map(({ graded_at }) => Date.parse(graded_at) - begun)
    .sort((a, b) => a - b);
  for (const worker of workers) {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  }
  await store.destroy();
  const last = times.at(-1) ?? NaN;
  const first = times[0] ?? NaN;
  return {
    // From the first grade on: a worker takes a second to start.
    perSecond: ((ids.length - 1) * 1000) / (last - first),
    medianWait: (times[Math.floor(times.length / 2)] ?? NaN) / 1000,
    worstWait: last / 1000,
  };
}

await bundleProgram("lib/sandbox/server/guest-process.ts", programs.guest);
await bundleProgram("lib/classroom/grading/measure-process.ts", programs.measurer);
const evidence = await makeEvidence();
const directory = mkdtempSync(join(tmpdir(), "bench-grading-"));
const postgres = await startPostgres();
const rows: string[][] = [];
try {
  const places: [string, DatabasePlace][] = [
    ["SQLite", { directory }],
    ["PostgreSQL", { url: postgres.url }],
  ];
  for (const [name, place] of places) {
    for (const exercise of Object.keys(sampleExercises)) {
      const makeOne = evidence[exercise] ?? (() => ({}));
      const { perSecond, medianWait, worstWait } = await measureKind(place, exercise, makeOne);
      rows.push([exercise, name, perSecond.toFixed(0), medianWait.toFixed(1), worstWait.toFixed(1)]);
    }
  }
} finally {
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}
console.log(
  printTable(
    `${sizes.submissions} submissions that wait when ${sizes.workers} workers start`,
    ["kind", "database", "graded/s", "s to the grade: median", "last"],
    rows,
  ),
);
