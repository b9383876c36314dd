import { afterAll, beforeAll, expect } from "vitest";
import { join } from "node:path";
import type { Store } from "@/lib/store/database";
import { addVote } from "@/lib/store/testing/sample-site";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { fromRoot } from "@/scripts/paths.mjs";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { createSampleGrader, type Programs } from "../testing/sample-grader";
import {
  loadTrainedExercises,
  openTarget,
  trainSample,
  type AttackSamples,
  type ExperimentSamples,
} from "../testing/trained-samples";
import { drawExample } from "./attack-exercise";
import { createCourseModels } from "./course-models";
import { deriveGivenSeed, gradeJob, type Grader } from "./grade-job";
import { createMeasureHost, type MeasureHost } from "./measure-host";
import { submit } from "./submit";
import { workQueue } from "./work-queue";

const folder = fromRoot("node_modules", ".cache", "forward-pass");
const programs: Programs = {
  guest: join(folder, "trained-guest.mjs"),
  measurer: join(folder, "trained-measurer.mjs"),
  packages: fromRoot("node_modules"),
};

/** Something that a learner hands in, and what is to come of it. */
interface Sample {
  lesson: string;
  exercise: string;
  name: string;
  /** Solutions come from three learners, what is wrong from a fourth. */
  learner: number;
  evidence: unknown;
  score: number;
  message: string;
}

const solvers = [0, 1, 2];
const beginner = 3;

async function trainSamples({ lesson, id, exercise, solution, wrong }: ExperimentSamples): Promise<Sample[]> {
  const tell = { lesson, exercise: id };
  const samples: Sample[] = [];
  for (const learner of solvers) {
    const evidence = { artefact: await trainSample(exercise, solution, learner) };
    samples.push({ ...tell, name: "solution", learner, evidence, score: 1, message: "the goal is reached" });
  }
  for (const [name, sample] of Object.entries(wrong)) {
    const evidence = { artefact: await trainSample(exercise, sample, beginner) };
    samples.push({ ...tell, name, learner: beginner, evidence, score: 0, message: sample.message });
  }
  return samples;
}

type Target = Awaited<ReturnType<typeof openTarget>>;

async function attackSamples(
  { lesson, id, exercise, solve, wrong }: AttackSamples,
  target: Target,
  readers: readonly string[],
  secret: string,
): Promise<Sample[]> {
  const tell = { lesson, exercise: id };
  // Each learner is given a picture of an own.
  const draw = (learner: number) =>
    drawExample(exercise, deriveGivenSeed(secret, { ...tell, readerId: readers[learner] ?? "" }));
  const samples: Sample[] = [];
  for (const learner of solvers) {
    const evidence = { changed: await target.attack(solve, draw(learner)) };
    samples.push({ ...tell, name: "solution", learner, evidence, score: 1, message: "The model is fooled" });
  }
  for (const [name, { attack, message, score = 0 }] of Object.entries(wrong)) {
    const evidence = { changed: await target.attack(attack, draw(beginner)) };
    samples.push({ ...tell, name, learner: beginner, evidence, score, message });
  }
  return samples;
}

// All that is trained is trained once for both databases.
let measurer: MeasureHost;
let getWeights: Grader["getWeights"];
let experiments: ExperimentSamples[];
let attacks: { samples: AttackSamples; target: Target }[];
const trained: Sample[] = [];

beforeAll(async () => {
  await bundleProgram("lib/sandbox/server/guest-process.ts", programs.guest);
  await bundleProgram("lib/classroom/grading/measure-process.ts", programs.measurer);
  measurer = createMeasureHost({ program: programs.measurer, packages: programs.packages });
  getWeights = createCourseModels(measurer.run);
  const found = await loadTrainedExercises();
  experiments = found.experiments;
  attacks = [];
  for (const samples of found.attacks) {
    const target = await openTarget(samples.exercise, await getWeights(samples.exercise.model));
    attacks.push({ samples, target });
  }
  for (const each of experiments) trained.push(...(await trainSamples(each)));
}, 300_000);
afterAll(() => {
  for (const { target } of attacks) target.engine.dispose();
  measurer.close();
});

async function gradeAll(store: Store, grader: Grader, count: number): Promise<void> {
  const end = new AbortController();
  const grade = async (job: Parameters<typeof gradeJob>[1]) => {
    count -= 1;
    if (count === 0) end.abort();
    return gradeJob(grader, job);
  };
  const faults: unknown[] = [];
  await workQueue(store, grade, { signal: end.signal, pause: 20, onFault: (error) => faults.push(error) });
  expect(faults).toEqual([]);
}

testOnEachDatabase(
  "solutions of three learners have full marks, what is wrong is told why",
  async (open) => {
    const store = await open();
    const readers: string[] = [];
    for (const _learner of [...solvers, beginner]) readers.push(await addVote(store));
    const every = [...experiments, ...attacks.map(({ samples }) => samples)];
    const sampleGrader = createSampleGrader(store, programs);
    const grader: Grader = {
      ...sampleGrader,
      getWeights,
      findExercise: (lesson, id) =>
        every.find((each) => each.lesson === lesson && each.id === id)?.exercise ?? null,
    };
    const samples = [...trained];
    for (const each of attacks)
      samples.push(...(await attackSamples(each.samples, each.target, readers, grader.secret)));
    const ids: string[] = [];
    for (const [index, { lesson, exercise, learner, evidence }] of samples.entries()) {
      const readerId = readers[learner] ?? "";
      ids.push(await submit(store, { readerId, lesson, exercise, key: `k${index}`, evidence }));
    }
    await gradeAll(store, grader, samples.length);
    sampleGrader.close();
    const grades = await store.selectFrom("grades").select(["submission_id", "score", "report"]).execute();
    const found = samples.map((sample, index) => {
      const grade = grades.find(({ submission_id }) => submission_id === ids[index]);
      const { message } = JSON.parse(grade?.report ?? '{"message":"not graded"}') as { message: string };
      const told = message.includes(sample.message) ? sample.message : message;
      return `${sample.lesson}/${sample.exercise} ${sample.name}: ${grade?.score ?? "none"}, ${told}`;
    });
    expect(found).toEqual(
      samples.map(
        ({ lesson, exercise, name, score, message }) => `${lesson}/${exercise} ${name}: ${score}, ${message}`,
      ),
    );
  },
  300_000,
);
