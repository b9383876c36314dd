import { z } from "zod";
import { attemptSchema, slugSchema } from "./poll";

/** Bytes that one handing in may have: the largest is the file of a run. */
export const largestHandIn = 3_000_000;

const reference = { lesson: slugSchema, exercise: slugSchema };

/** Sixteen random bytes as 32 hexadecimal digits: made once for each handing in, and sent again with each retry. */
export const handInKeySchema = z.string().regex(/^[0-9a-f]{32}$/);

export const handInSchema = z.strictObject({
  ...reference,
  key: handInKeySchema,
  /** Of the form that the exercise's kind takes, which the server checks. */
  evidence: z.record(z.string(), z.unknown()),
  /** See `voteRequestSchema`. */
  attempt: attemptSchema.optional(),
});
export type HandIn = z.input<typeof handInSchema>;

/** Begins the exercises of a reader whom the server does not know yet. */
export const beginSchema = z.strictObject({ attempt: attemptSchema });

export const exerciseQuerySchema = z.strictObject({ lesson: slugSchema });

/** A try at numbers that are not the reader's own: it is judged at once and kept nowhere. */
export const practiceSchema = z.strictObject({
  ...reference,
  variant: z.int().min(1).max(1_000_000),
  /** Left out by who only wants the numbers. */
  answers: z.record(z.string().max(80), z.string().max(400)).optional(),
  /** Whether the way to the answers is asked for. */
  worked: z.boolean().default(false),
});

/** Lets one's classmates attack a model, or no longer. */
export const offerSchema = z.strictObject({ ...reference, isOffered: z.boolean() });

/** Of an attack: the models of classmates, or one of them. */
export const rivalQuerySchema = z.strictObject({ ...reference, model: z.uuid().optional() });

/** A question without its answer. */
export type PublicQuestion = { id: string; label: string } & (
  | { kind: "number"; unit: string | null }
  | { kind: "shape" }
  | { kind: "choice"; options: readonly { id: string; text: string }[] }
  | { kind: "formula"; variables: readonly string[] }
);

/** JSON: numbers and lists of them. */
export type JsonValue = number | boolean | string | null | readonly JsonValue[];

/** A call that anybody may look at, and what it is to give. */
export interface PublicCase {
  name: string;
  arguments: readonly JsonValue[];
  expected: JsonValue;
}

/** What a page needs of an exercise to have it done: nothing that tells an answer. */
export type ExerciseForm =
  | { kind: "answer"; questions: readonly PublicQuestion[] }
  | {
      kind: "code";
      functionName: string;
      /** Largest distance from what is expected that counts as right, as a share of it, or of 1 where it is small. */
      precision: number;
      examples: readonly PublicCase[];
      starter: string;
    }
  /** The Experiment that it begins with, the places that may be changed, and the goal; see lib/experiment. */
  | {
      kind: "experiment";
      given: unknown;
      free: readonly string[];
      goal: unknown;
      /** A test set of so many examples that may be looked at so often; null where there is none. */
      peeks: { most: number; size: number } | null;
    }
  | {
      kind: "attack";
      model: unknown;
      marks: readonly { epsilon: number; score: number }[];
      /** Which example of the test part is this reader's; null for a stranger. */
      example: number | null;
      /** Whether models of classmates may be attacked in place of the course's. */
      hasRivals: boolean;
    };

export interface GradeReport {
  message: string;
  questions?: readonly { id: string; isRight: boolean; message: string }[];
  cases?: readonly { name: string; isRight: boolean }[];
  conditions?: readonly { text: string; isMet: boolean }[];
  /** What the browser said of the model beside what the server has measured. */
  figures?: { claimed: number | null; measured: number | null } | null;
  epsilon?: number | null;
  /** On the test set that wears out, where the exercise has one. */
  peek?: number;
}

/** A handing in as it stands on the server. Times are ISO 8601, UTC. */
export interface SavedHandIn {
  id: string;
  key: string;
  receivedAt: string;
  /** Null while it waits for its grade. */
  grade: { score: number | null; report: GradeReport; gradedAt: string } | null;
}

export interface ExerciseState {
  form: ExerciseForm;
  /**
   * This reader's numbers by their names, empty where the exercise has none; null for a stranger, where each reader is given
   * something of an own.
   */
  given: Readonly<Record<string, number>> | null;
  /** The newest ones first, and the best of all among them. */
  handIns: readonly SavedHandIn[];
  /** How many there are. */
  count: number;
  /** From 0 to 1; null where nothing has been graded. */
  best: number | null;
  /** The way to the answers as HTML, for who has them all right. */
  workedHtml: string | null;
  /** Whether the reader lets classmates attack a model of it; null where none is to be attacked. */
  isOffered: boolean | null;
}

/** Reply of GET /api/exercises: the lesson's graded exercises by id. */
export interface ExercisesReply {
  ok: true;
  exercises: Record<string, ExerciseState>;
}

/** Reply of POST /api/submissions, given only after it is on disk. */
export interface HandInReply {
  ok: true;
  id: string;
  receivedAt: string;
}

export interface PracticeReply {
  ok: true;
  given: Readonly<Record<string, number>>;
  /** Null where no answers came. */
  grade: { score: number; report: GradeReport } | null;
  workedHtml: string | null;
}

/** A model that a classmate offers. */
export interface RivalModel {
  id: string;
  parameters: number;
  /** Share of right answers on the server's hidden examples. */
  measured: number | null;
}

/** Reply of GET /api/exercises/rivals. */
export interface RivalsReply {
  ok: true;
  rivals: RivalModel[];
}

/** Reply of the same with `model`. */
export interface RivalModelReply {
  ok: true;
  /** The file of a run, with its last model alone. */
  artefact: string;
}
