import type { AttemptRule, LateRule, WorkState } from "@/lib/contract/assignment";

/** What of a set decides what a submission earns. Times are milliseconds since 1970. */
export interface SetRules {
  releaseAt: number;
  dueAt: number;
  late: readonly LateRule[];
  attempts: AttemptRule;
}

/** One handing in, with its grade as far as there is one. */
export interface GradedSubmission {
  id: string;
  /** Milliseconds since 1970, the server's. */
  receivedAt: number;
  /** From 0 to 1; null where no grader could tell; "waiting" before that. */
  grade: number | null | "waiting";
}

/** What one submission earns, and why. */
export interface SubmissionCredit {
  id: string;
  receivedAt: number;
  grade: number | null | "waiting";
  /** Its number among the attempts that count, from 1; null for practice, and where no grader could tell. */
  attempt: number | null;
  /** What is left for the time and for the attempt, in percent. */
  lateShare: number;
  attemptShare: number;
  /** Hundredths of a point; null where there is no grade yet, or none at all. */
  hundredths: number | null;
}

export interface ExerciseScore {
  /** Hundredths of a point: the override, or the best of all submissions. Null where nothing that counts has a grade. */
  hundredths: number | null;
  /** The same without the override. */
  computed: number | null;
  state: WorkState;
  /** Attempts that count so far. */
  attempts: number;
  /** Whether the best submission came after the due time. */
  isLate: boolean;
  /** In the order in which they came. */
  credits: SubmissionCredit[];
}

/** A learner's own due time: an extension never shortens the time that all have. */
export function findDue({ dueAt }: Pick<SetRules, "dueAt">, extendedTo: number | null): number {
  return Math.max(dueAt, extendedTo ?? dueAt);
}

/** The moment from which on nothing counts any more: the end of the last late rule. */
export function findEnd(set: Pick<SetRules, "dueAt" | "late">, extendedTo: number | null): number {
  return findDue(set, extendedTo) + 60_000 * (set.late.at(-1)?.minutes ?? 0);
}

/**
 * What the time of a submission leaves of its points, in percent. Before the release and after the end it is 0: practice.
 * With an extension the whole timeline moves.
 */
export function creditShare(
  set: Pick<SetRules, "releaseAt" | "dueAt" | "late">,
  extendedTo: number | null,
  receivedAt: number,
): number {
  if (receivedAt < set.releaseAt) return 0;
  const late = receivedAt - findDue(set, extendedTo);
  if (late <= 0) return 100;
  return set.late.find(({ minutes }) => late <= 60_000 * minutes)?.share ?? 0;
}

/** What an attempt may earn by its number, from 1, in percent: 0 beyond the last that counts. */
export function attemptShare({ free, by, least, most }: AttemptRule, attempt: number): number {
  if (most !== null && attempt > most) return 0;
  return attempt <= free ? 100 : Math.max(least, 100 - by * (attempt - free));
}

/**
 * A grade in hundredths of a point, rounded here and nowhere else: all that pages, files and sums hold are these integers.
 *
 * @param grade - from 0 to 1
 */
function toHundredths(grade: number, points: number, lateShare: number, ofAttempt: number): number {
  // A sum such as 0.7 + 0.1 lies a hair below the half that it stands for.
  return Math.round((grade * points * lateShare * ofAttempt) / 100 + 1e-9);
}

/** Whether a submission is worth something by its time alone: a rule of 0 % makes it practice, like none at all. */
function isInTime(set: SetRules, extendedTo: number | null, { receivedAt }: GradedSubmission): boolean {
  return creditShare(set, extendedTo, receivedAt) > 0;
}

/**
 * What a learner has for one exercise of a set: the best of all submissions, each by its grade, its time and its number.
 * One more attempt never lowers it. An attempt is counted as soon as it is handed in, so that no grade that comes later
 * changes what another was worth; one that no grader could tell is not counted.
 *
 * @param points - of the exercise
 * @param extendedTo - the learner's extension, milliseconds since 1970, or null
 * @param override - hundredths of a point that stand in place of the computed score, or null
 */
export function scoreOf(
  submissions: readonly GradedSubmission[],
  set: SetRules,
  { points, extendedTo, override }: { points: number; extendedTo: number | null; override: number | null },
): ExerciseScore {
  const inOrder = submissions.toSorted(
    (a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  let attempts = 0;
  const credits = inOrder.map((submission): SubmissionCredit => {
    const { id, receivedAt, grade } = submission;
    const lateShare = creditShare(set, extendedTo, receivedAt);
    const counts = isInTime(set, extendedTo, submission) && grade !== null;
    const share = counts ? attemptShare(set.attempts, attempts + 1) : 0;
    if (share > 0) attempts += 1;
    return {
      id,
      receivedAt,
      grade,
      attempt: share > 0 ? attempts : null,
      lateShare,
      attemptShare: share,
      hundredths:
        grade === null || grade === "waiting" || share === 0
          ? null
          : toHundredths(grade, points, lateShare, share),
    };
  });
  const earned = credits.filter(({ hundredths }) => hundredths !== null);
  const best = earned.toSorted((a, b) => (b.hundredths ?? 0) - (a.hundredths ?? 0))[0];
  const computed = best?.hundredths ?? null;
  return {
    hundredths: override ?? computed,
    computed,
    state: findState(credits, earned.length > 0),
    attempts,
    isLate: best !== undefined && best.receivedAt > findDue(set, extendedTo),
    credits,
  };
}

function findState(credits: readonly SubmissionCredit[], isGraded: boolean): WorkState {
  if (credits.some(({ grade, attempt }) => grade === "waiting" && attempt !== null)) return "waiting";
  if (isGraded) return "graded";
  if (credits.length === 0) return "not-begun";
  return credits.some(({ grade, lateShare }) => grade === null && lateShare > 0) ? "not-graded" : "practice";
}
