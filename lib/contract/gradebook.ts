import { z } from "zod";
import type { ShowsScores, WorkState } from "./assignment";
import { slugSchema } from "./poll";

const idSchema = z.uuid();
const cell = { id: idSchema, learner: idSchema, exercise: idSchema };

/** Query of what is behind one cell: `exercise` is the id of the exercise in its set. */
export const evidenceQuerySchema = z.object({ class: idSchema, learner: idSchema, exercise: idSchema });

export const overrideSchema = z.strictObject({
  ...cell,
  /** Hundredths of a point. */
  hundredths: z.int().min(0, "at least 0 points").max(200_000, "at most 2000 points"),
  reason: z.string().trim().min(1, "a reason is needed").max(300),
});
export const removeOverrideSchema = z.strictObject(cell);
export const commentSchema = z.strictObject({
  ...cell,
  text: z.string().trim().min(1, "write something first").max(2000),
});
export const removeCommentSchema = z.strictObject({ id: idSchema, comment: idSchema });

/** Bytes of a request with a comment. */
export const largestComment = 16 * 1024;

/** Query of `GET /api/classes/grades/export`. Without a set it is all of them. */
export const gradesExportQuerySchema = z.object({
  class: idSchema,
  shape: z.enum(["plain", "canvas"]),
  set: idSchema.optional(),
});

export const startRegradeSchema = z.strictObject({
  id: idSchema,
  lesson: slugSchema,
  exercise: slugSchema,
});
export const regradeSchema = z.strictObject({ id: idSchema, regrade: idSchema });

/** One exercise of a set as a column. */
export interface GradebookColumn {
  id: string;
  lesson: string;
  exercise: string;
  points: number;
}

export interface GradebookSet {
  id: string;
  title: string;
  releaseAt: string;
  dueAt: string;
  showsScores: ShowsScores;
  columns: GradebookColumn[];
}

/** How one learner stands with one exercise. Scores are hundredths of a point; null where there is none. */
export interface GradebookCell {
  state: WorkState;
  score: number | null;
  isLate: boolean;
  isOverridden: boolean;
  attempts: number;
  comments: number;
}

export interface GradebookRow {
  /** The learner's id on the class's list. */
  id: string;
  name: string;
  hasJoined: boolean;
  /** In the order of all columns of all sets. */
  cells: GradebookCell[];
  /** Hundredths of a point, by set; what there is no score for adds nothing. */
  totals: number[];
  total: number;
}

/** Reply of `GET /api/classes/grades?class=<id>`: learners by name, sets by due time. */
export interface GradebookReply {
  ok: true;
  sets: GradebookSet[];
  rows: GradebookRow[];
  /** Exercises whose grader has changed since it gave so many of the class's grades. */
  changed: { lesson: string; exercise: string; grades: number }[];
}

/** What was handed in, in a form that can be looked at. */
export type EvidenceView =
  | {
      kind: "answer";
      answers: { id: string; label: string; text: string; isRight: boolean | null; message: string | null }[];
    }
  | { kind: "code"; code: string; cases: { name: string; isRight: boolean }[] }
  /** The run's Experiment and points, for the schemas of lib/experiment. */
  | { kind: "experiment"; experiment: unknown; points: unknown[] }
  /** Values from 0 to 1, row by row, of a square picture. */
  | { kind: "attack"; side: number; values: number[] }
  /** Of a form that the exercise does not take. */
  | { kind: "unreadable"; text: string };

/** One handing in with all that its score comes from. */
export interface SubmissionView {
  id: string;
  receivedAt: string;
  attempt: number | null;
  lateShare: number;
  attemptShare: number;
  /** From 0 to 1; null where no grader could tell; "waiting" before there is one. */
  grade: number | null | "waiting";
  hundredths: number | null;
  isBest: boolean;
  /** What the grader told the learner. */
  message: string | null;
  gradedAt: string | null;
  evidence: EvidenceView;
}

export interface CommentView {
  id: string;
  text: string;
  /** Null where that account is gone. */
  by: string | null;
  at: string;
}

/** Reply of `GET /api/classes/grades/evidence`, and of every change there. */
export interface EvidenceReply {
  ok: true;
  learner: { id: string; name: string };
  set: { id: string; title: string; dueAt: string; extendedTo: string | null };
  column: GradebookColumn;
  score: number | null;
  computed: number | null;
  state: WorkState;
  override: { hundredths: number; reason: string; by: string | null; at: string } | null;
  /** The latest first. */
  submissions: SubmissionView[];
  comments: CommentView[];
}

/** What a regrade would do to a learner's score, or has done. Scores are hundredths of a point. */
export interface RegradeEffect {
  learner: string;
  name: string;
  /** The set's title. */
  set: string;
  before: number | null;
  after: number | null;
}

/** A class's submissions for one exercise, graded once more. */
export interface RegradeView {
  id: string;
  lesson: string;
  exercise: string;
  startedAt: string;
  /** Null while it is a preview. */
  committedAt: string | null;
  /** Submissions in all, those that are graded by now, and of these: with another grade, and with none any more. */
  total: number;
  done: number;
  changed: number;
  failed: number;
  /** Scores that become others, by name. */
  effects: RegradeEffect[];
}

/** Reply of `GET /api/classes/grades/regrades`, and of every change there: the newest first. */
export interface RegradesReply {
  ok: true;
  regrades: RegradeView[];
}

/** How one assigned exercise goes in a class. */
export interface ExerciseStatistics {
  /** The exercise's id in its set. */
  id: string;
  /** The set's title. */
  set: string;
  lesson: string;
  exercise: string;
  /** On the class's list; of these, who has an attempt that counts; of these, who has all points. */
  learners: number;
  tried: number;
  full: number;
  /** Mean share of the points of those who have tried and have a grade, 0 to 1. */
  meanShare: number | null;
  /** Of those who have tried. */
  medianAttempts: number | null;
  /** What the grader told most often to be wrong, and to how many learners. */
  messages: { text: string; learners: number }[];
}

/** Reply of `GET /api/classes/grades/statistics?class=<id>`. */
export interface StatisticsReply {
  ok: true;
  exercises: ExerciseStatistics[];
}
