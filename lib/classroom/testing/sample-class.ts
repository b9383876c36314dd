import type { AssignableExercise, SetFields } from "@/lib/contract/assignment";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { createSet } from "../assignments/change-sets";
import { loadSets, type LoadedSet } from "../assignments/load-sets";
import { createClass } from "../classes/change-class";
import { joinClass } from "../classes/join-class";
import { readClass } from "../classes/read-class";
import { finishJob, takeJobs } from "../grading/grading-queue";
import { submit } from "../grading/submit";
import { findReader } from "../readers";
import { createOwner } from "./people";

/** Two exercises of one lesson and one of another. */
export const sampleAssignable: AssignableExercise[] = [
  { lesson: "lstm", exercise: "count-the-cell", kind: "answer", text: "How many parameters has the cell?" },
  { lesson: "lstm", exercise: "write-a-step", kind: "code", text: "Write one step." },
  { lesson: "dropout", exercise: "train-it", kind: "experiment", text: "Train it." },
];

const day = 24 * 60 * 60 * 1000;

/** A set of the first two exercises, released a week ago and due in a day, with two late days at 80 and 50 %. */
export function describeSampleSet(now: number, more: Partial<SetFields> = {}): SetFields {
  return {
    title: "Week 1",
    releaseAt: new Date(now - 7 * day).toISOString(),
    dueAt: new Date(now + day).toISOString(),
    late: [
      { minutes: 24 * 60, share: 80 },
      { minutes: 48 * 60, share: 50 },
    ],
    attempts: { free: 1, by: 10, least: 50, most: null },
    showsScores: "at-once",
    hasBoard: false,
    exercises: [
      { lesson: "lstm", exercise: "count-the-cell", points: 10 },
      { lesson: "lstm", exercise: "write-a-step", points: 7 },
    ],
    ...more,
  };
}

export interface SampleLearner {
  /** On the class's list. */
  id: string;
  readerId: string;
  /** The cookie. */
  token: string;
}

export interface SampleClass {
  teacher: Caller;
  id: string;
  join: (name: string) => Promise<SampleLearner>;
  /** Assigns a set. */
  assign: (fields: SetFields) => Promise<LoadedSet>;
  /** Hands something in and grades it, unless the score is "waiting"; returns the submission's id. */
  hand: (
    learner: SampleLearner,
    exercise: string,
    score: number | null | "waiting",
    at: number,
    evidence?: unknown,
  ) => Promise<string>;
}

let handed = 0;

/** A class of the site's owner. */
export async function createSampleClass(store: Store, teacher?: Caller): Promise<SampleClass> {
  const owner = teacher ?? (await createOwner(store));
  const id = await createClass(store, owner, { name: "Deep learning", term: "" });
  const { joinCode } = await readClass(store, owner, id);
  return {
    teacher: owner,
    id,
    async join(name) {
      const { token } = await joinClass(store, null, { code: joinCode, name });
      const readerId = await findReader(store, token);
      const { learners } = await readClass(store, owner, id);
      const entry = learners.find((learner) => learner.name === name);
      if (token === null || readerId === null || entry === undefined)
        throw new Error(`${name} has not joined`);
      return { id: entry.id, readerId, token };
    },
    async assign(fields) {
      const set = await createSet(store, owner, id, fields, sampleAssignable);
      const found = (await loadSets(store, id)).find((each) => each.id === set);
      if (found === undefined) throw new Error("The set was not kept");
      return found;
    },
    async hand(learner, exercise, score, at, evidence = { answers: { cell: "7" } }) {
      handed += 1;
      const lesson = sampleAssignable.find((each) => each.exercise === exercise)?.lesson ?? "lstm";
      const given = { readerId: learner.readerId, lesson, exercise, key: `key ${handed}`, evidence };
      const submission = await submit(store, given, new Date(at));
      if (score === "waiting") return submission;
      const jobs = await takeJobs(store, 50, 60_000, Math.max(at, Date.now()) + 1);
      const job = jobs.find(({ submissionId }) => submissionId === submission);
      if (job === undefined) throw new Error("There is no job");
      const report = { message: `Worth ${score}.` };
      await finishJob(store, job, { score, report, grader: "v1" });
      return submission;
    },
  };
}
