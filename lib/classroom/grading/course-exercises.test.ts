import { join } from "node:path";
import { beforeAll, expect, onTestFinished } from "vitest";
import { addVote } from "@/lib/store/testing/sample-site";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { fromRoot } from "@/scripts/paths.mjs";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { listCourseSamples, type CourseSample } from "../testing/course-samples";
import { listGradedExercises, type GradedExercise } from "../testing/graded-exercises";
import { createSampleGrader, sampleSecret, type Programs } from "../testing/sample-grader";
import { deriveGivenSeed, gradeJob } from "./grade-job";
import { submit } from "./submit";
import { workQueue } from "./work-queue";

const folder = fromRoot("node_modules", ".cache", "forward-pass");
const programs: Programs = {
  guest: join(folder, "course-guest.mjs"),
  measurer: join(folder, "course-measurer.mjs"),
  packages: fromRoot("node_modules"),
};
let graded: GradedExercise[];
let samples: CourseSample[];
beforeAll(async () => {
  await bundleProgram("lib/sandbox/server/guest-process.ts", programs.guest);
  await bundleProgram("lib/classroom/grading/measure-process.ts", programs.measurer);
  graded = await listGradedExercises();
  samples = await listCourseSamples(graded);
});

interface Fault extends Pick<CourseSample, "lesson" | "exercise" | "name" | "expected"> {
  score: number | null;
  report: string;
}

const isAsExpected = ({ expected: { isFull, message }, score, report }: Fault) =>
  (score === 1) === isFull && (message === null || report.includes(JSON.stringify(message).slice(1, -1)));

testOnEachDatabase(
  "what learners hand in to the course's own exercises, right and wrong, gets the grade that is meant for it",
  async (open) => {
    const store = await open();
    const handed = new Map<string, CourseSample>();
    for (const sample of samples) {
      const place = { readerId: await addVote(store), lesson: sample.lesson, exercise: sample.exercise };
      const evidence = sample.evidence(deriveGivenSeed(sampleSecret, place));
      handed.set(await submit(store, { ...place, key: sample.name, evidence }), sample);
    }
    const grader = {
      ...createSampleGrader(store, programs),
      findExercise: (lesson: string, exercise: string) =>
        graded.find((each) => each.lesson === lesson && each.exercise === exercise)?.grader ?? null,
    };
    onTestFinished(grader.close);
    const end = new AbortController();
    const faults: unknown[] = [];
    const work = workQueue(store, (job) => gradeJob(grader, job), {
      signal: end.signal,
      pause: 50,
      onFault: (error) => faults.push(error),
    });
    const countJobs = async () =>
      (await store.selectFrom("grading_jobs").select("submission_id").execute()).length;
    await expect.poll(countJobs, { timeout: 110_000, interval: 200 }).toBe(0);
    end.abort();
    await work;
    expect(faults).toEqual([]);
    const grades = await store.selectFrom("grades").select(["submission_id", "score", "report"]).execute();
    expect(grades).toHaveLength(samples.length);
    const outcomes = grades.map(({ submission_id, score, report }): Fault => {
      const sample = handed.get(submission_id);
      if (sample === undefined) throw new Error("A grade of nothing that was handed in");
      const { lesson, exercise, name, expected } = sample;
      return { lesson, exercise, name, expected, score, report };
    });
    expect(outcomes.filter((outcome) => !isAsExpected(outcome))).toEqual([]);
  },
);
