import {
  setFieldsSchema,
  type AttemptRule,
  type ExerciseSet,
  type SetFields,
  type ShowsScores,
} from "@/lib/contract/assignment";

export type LateUnit = "hours" | "days";

/** One step of the late timeline as a form has it. */
export interface LateStep {
  amount: number;
  unit: LateUnit;
  share: number;
}

/** A set as its form has it: times are local, as the browser's fields write them. */
export interface SetDraft {
  title: string;
  release: string;
  due: string;
  late: LateStep[];
  attempts: Omit<AttemptRule, "most">;
  isLimited: boolean;
  most: number;
  showsScores: ShowsScores;
  hasBoard: boolean;
  exercises: SetFields["exercises"];
}

const minutesOf: Record<LateUnit, number> = { hours: 60, days: 1440 };

/** A moment as a field of type datetime-local has it, in the reader's own time zone. */
export function printLocal(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - 60_000 * time.getTimezoneOffset()).toISOString().slice(0, 16);
}

/** A new set: open at once, due in a week at the end of the day, a late day at 80 %. */
export function createDraft(now: number): SetDraft {
  const due = new Date(now + 7 * 24 * 60 * 60 * 1000);
  due.setHours(23, 59, 0, 0);
  return {
    title: "",
    release: printLocal(new Date(now).toISOString()),
    due: printLocal(due.toISOString()),
    late: [{ amount: 1, unit: "days", share: 80 }],
    attempts: { free: 3, by: 10, least: 50 },
    isLimited: false,
    most: 10,
    showsScores: "at-once",
    hasBoard: false,
    exercises: [],
  };
}

export function openDraft(set: ExerciseSet): SetDraft {
  const { most, ...attempts } = set.attempts;
  return {
    title: set.title,
    release: printLocal(set.releaseAt),
    due: printLocal(set.dueAt),
    late: set.late.map(({ minutes, share }) =>
      minutes % 1440 === 0
        ? { amount: minutes / 1440, unit: "days", share }
        : { amount: minutes / 60, unit: "hours", share },
    ),
    attempts,
    isLimited: most !== null,
    most: most ?? 10,
    showsScores: set.showsScores,
    hasBoard: set.hasBoard,
    exercises: set.exercises.map(({ lesson, exercise, points }) => ({ lesson, exercise, points })),
  };
}

/** What is wrong with a draft, by the field that is to be mended. */
export type DraftErrors = Partial<Record<keyof SetDraft, string>>;

export type ReadDraft = { ok: true; fields: SetFields } | { ok: false; errors: DraftErrors };

const fieldOf: Record<string, keyof SetDraft> = { releaseAt: "release", dueAt: "due" };

const toUtc = (local: string) => (local === "" ? "" : new Date(local).toISOString());

/** A draft as it is sent, or what stands in its way. */
export function readDraft(draft: SetDraft): ReadDraft {
  const errors: DraftErrors = {};
  if (draft.title.trim() === "") errors.title = "Give it a title.";
  if (draft.release === "") errors.release = "Say when it opens.";
  if (draft.due === "") errors.due = "Say when it is due.";
  if (draft.exercises.length === 0) errors.exercises = "Choose at least one exercise.";
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = setFieldsSchema.safeParse({
    title: draft.title,
    releaseAt: toUtc(draft.release),
    dueAt: toUtc(draft.due),
    late: draft.late.map(({ amount, unit, share }) => ({
      minutes: Math.round(amount * minutesOf[unit]),
      share,
    })),
    attempts: { ...draft.attempts, most: draft.isLimited ? draft.most : null },
    showsScores: draft.showsScores,
    hasBoard: draft.hasBoard,
    exercises: draft.exercises,
  });
  if (parsed.success) return { ok: true, fields: parsed.data };
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    const field = fieldOf[name] ?? (name as keyof SetDraft);
    errors[field] ??= `${message[0]?.toUpperCase() ?? ""}${message.slice(1)}.`;
  }
  return { ok: false, errors };
}
