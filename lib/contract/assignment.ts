import { z } from "zod";
import { slugSchema } from "./poll";

/** A whole share of what an exercise earns, in percent. */
const percentSchema = z.int("whole percent, please").min(0, "at least 0 %").max(100, "at most 100 %");

/** Minutes of a year. */
const longest = 366 * 24 * 60;

/**
 * What is handed in up to so many minutes after the due time earns this share, in percent. After the last rule nothing is
 * earned any more.
 */
const lateRuleSchema = z.strictObject({ minutes: z.int().min(1).max(longest), share: percentSchema });

export type LateRule = z.infer<typeof lateRuleSchema>;

/** Each later rule lasts longer and earns less. */
const lateRulesSchema = z
  .array(lateRuleSchema)
  .max(5, "at most five steps")
  .refine(
    (rules) => rules.every(({ minutes }, index) => index === 0 || minutes > (rules[index - 1]?.minutes ?? 0)),
    "each step must end later than the one before",
  )
  .refine(
    (rules) =>
      rules.every(({ share }, index) => share <= (index === 0 ? 100 : (rules[index - 1]?.share ?? 0))),
    "a later step may not earn more",
  );

/** What further attempts earn: the first `free` all, each one after them `by` percent less, none less than `least`. */
const attemptRuleSchema = z.strictObject({
  free: z.int().min(1, "at least one attempt").max(100),
  by: percentSchema,
  least: percentSchema,
  /** Attempts that count; those after them are practice. Null: all. */
  most: z.int().min(1, "at least one attempt").max(100).nullable(),
});

export type AttemptRule = z.infer<typeof attemptRuleSchema>;

export const showsScoresSchema = z.enum(["at-once", "after-due"]);

export type ShowsScores = z.infer<typeof showsScoresSchema>;

const setExerciseSchema = z.strictObject({
  lesson: slugSchema,
  exercise: slugSchema,
  points: z.int("whole points, please").min(1, "at least one point").max(1000, "at most 1000 points"),
});

/** What an instructor writes down for a set. */
export const setFieldsSchema = z
  .strictObject({
    title: z.string().trim().min(1, "a title is needed").max(100),
    releaseAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    late: lateRulesSchema,
    attempts: attemptRuleSchema,
    showsScores: showsScoresSchema,
    hasBoard: z.boolean(),
    exercises: z
      .array(setExerciseSchema)
      .min(1, "choose at least one exercise")
      .max(50, "at most fifty exercises")
      .refine(
        (list) => new Set(list.map(({ lesson, exercise }) => `${lesson}/${exercise}`)).size === list.length,
        "the same exercise twice",
      ),
  })
  .refine(({ releaseAt, dueAt }) => Date.parse(dueAt) > Date.parse(releaseAt), {
    path: ["dueAt"],
    message: "it would be due before it is released",
  });

export type SetFields = z.infer<typeof setFieldsSchema>;

const idSchema = z.uuid();
const inClass = { id: idSchema };

/** Bytes of a request with a whole set. */
export const largestSet = 32 * 1024;
export const createSetSchema = z.strictObject({ ...inClass, fields: setFieldsSchema });
export const changeSetSchema = z.strictObject({ ...inClass, set: idSchema, fields: setFieldsSchema });
/** `withWork` says that the warning of work that was handed in has been read. */
export const deleteSetSchema = z.strictObject({ ...inClass, set: idSchema, withWork: z.boolean() });
export const copySetSchema = z.strictObject({ ...inClass, set: idSchema });
export const setExtensionSchema = z.strictObject({
  ...inClass,
  set: idSchema,
  learner: idSchema,
  dueAt: z.iso.datetime(),
  reason: z.string().trim().max(300),
});
export const removeExtensionSchema = z.strictObject({ ...inClass, set: idSchema, learner: idSchema });
export const boardNameSchema = z.strictObject({ ...inClass, isShown: z.boolean() });

/** An exercise that the server grades, so that it may be assigned. */
export interface AssignableExercise {
  lesson: string;
  exercise: string;
  kind: "answer" | "code" | "experiment" | "attack";
  /** The first words of what it asks. */
  text: string;
}

export interface SetExercise {
  id: string;
  lesson: string;
  exercise: string;
  points: number;
}

export interface SetExtension {
  learner: string;
  dueAt: string;
  reason: string;
}

/** A set as those who teach the class see it. Times are ISO 8601, UTC. */
export interface ExerciseSet extends Omit<SetFields, "exercises"> {
  id: string;
  exercises: SetExercise[];
  /** By learner's name. */
  extensions: SetExtension[];
  /** Learners who have handed in something for it since its release. */
  handedIn: number;
}

/** Reply of `GET /api/classes/assignments?class=<id>`, and of every change. The set that is due first stands first. */
export interface AssignmentsReply {
  ok: true;
  sets: ExerciseSet[];
  /** In the order of the course. */
  assignable: AssignableExercise[];
}

/** How a learner stands with one exercise of a set. */
export type WorkState = "not-begun" | "waiting" | "graded" | "not-graded" | "practice";

/** One exercise of a set as its learner sees it. Scores are hundredths of a point. */
export interface OwnExercise extends SetExercise {
  state: WorkState;
  /** Null before there is one, and while scores are not shown. */
  score: number | null;
  isOverridden: boolean;
  /** Attempts that count so far, and how many more may: null for any number. */
  attempts: number;
  attemptsLeft: number | null;
  /** What the next attempt would earn at most, in percent; 0: it is practice. */
  nextShare: number;
  comments: { text: string; by: string | null; at: string }[];
}

export interface OwnSet {
  id: string;
  title: string;
  releaseAt: string;
  /** The learner's own due time, with the extension. */
  dueAt: string;
  isExtended: boolean;
  late: LateRule[];
  attempts: AttemptRule;
  /** Whether scores are held back, and until when. */
  scoresFrom: string | null;
  exercises: OwnExercise[];
  /** Of all points, in hundredths; null while scores are not shown. */
  score: number | null;
  points: number;
  board: ClassBoard | null;
}

/** How a class stands with a set. Named are those who want to be, and oneself. */
export interface ClassBoard {
  /** What `exercises` counts: those with full points, or, while scores are held back, those that were handed in. */
  counts: "solved" | "handed-in";
  /** On the class's list, and of these who has begun. */
  learners: number;
  begun: number;
  /** The first stands first. Points are hundredths, null until nobody can earn any more. */
  entries: { name: string; isNamed: boolean; isSelf: boolean; exercises: number; points: number | null }[];
}

export interface OwnClass {
  id: string;
  name: string;
  /** Whether the learner stands on boards by name. */
  isNamed: boolean;
  sets: OwnSet[];
}

/** Reply of `GET /api/classes/assignments/own`: what this browser's reader has to solve, class by class. */
export interface OwnAssignmentsReply {
  ok: true;
  classes: OwnClass[];
}

/** An exercise by its id in words, such as "Count the cell". */
export function nameExercise(id: string): string {
  const words = id.replaceAll("-", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

/** Hundredths of a point in digits, on pages and in files alike: "7.5", "10". */
export function printPoints(hundredths: number): string {
  return String(hundredths / 100);
}
