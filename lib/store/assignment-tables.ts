/** Exercises that a class is to solve by a time. */
export interface ExerciseSetTable {
  id: string;
  class_id: string;
  title: string;
  /** Before it, no learner sees anything of the set. */
  release_at: string;
  due_at: string;
  /** JSON: what is handed in late still earns; see `LateRule`. */
  late_rules: string;
  /** JSON: what further attempts earn; see `AttemptRule`. */
  attempt_rule: string;
  /** "at-once", or "after-due": when learners see their scores. */
  shows_scores: string;
  /** 0 or 1. */
  has_board: number;
  created_at: string;
  changed_at: string;
}

/** One exercise of a set. */
export interface SetExerciseTable {
  id: string;
  set_id: string;
  lesson: string;
  exercise: string;
  /** Whole points, at least one. */
  points: number;
  /** From 0. */
  position: number;
}

/** One learner's own due time. */
export interface SetExtensionTable {
  set_id: string;
  learner_id: string;
  due_at: string;
  reason: string;
  created_at: string;
}

/** A score that an instructor has given in place of the computed one. */
export interface ScoreOverrideTable {
  set_exercise_id: string;
  learner_id: string;
  /** Hundredths of a point. */
  hundredths: number;
  reason: string;
  /** By whom; null where that account is gone. */
  user_id: string | null;
  created_at: string;
}

/** What those who teach have written to a learner about an exercise. */
export interface ScoreCommentTable {
  id: string;
  set_exercise_id: string;
  learner_id: string;
  user_id: string | null;
  text: string;
  created_at: string;
}

/** Learners who stand on their class's boards by name. */
export interface BoardNameTable {
  learner_id: string;
  created_at: string;
}

/** A class's submissions for an exercise, graded once more. */
export interface RegradeTable {
  id: string;
  class_id: string;
  lesson: string;
  exercise: string;
  user_id: string | null;
  created_at: string;
  /** When its scores took the place of the old ones. */
  committed_at: string | null;
}

/** One submission of a regrade: a job until `due_at` is null, then what it has come to. */
export interface RegradeResultTable {
  regrade_id: string;
  submission_id: string;
  old_score: number | null;
  due_at: string | null;
  lease: string | null;
  attempts: number;
  score: number | null;
  /** JSON. */
  report: string | null;
  grader: string | null;
}
