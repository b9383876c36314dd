/** What a learner has handed in for an exercise, as it came. */
export interface SubmissionTable {
  id: string;
  reader_id: string;
  lesson: string;
  exercise: string;
  /** JSON: the whole evidence, from which the grade can be computed again. */
  evidence: string;
  /** The browser's name for this handing in: the same one sent twice is one submission. */
  key: string;
  /** Of what only its maker should have, such as trained weights; null where the evidence is of another kind. */
  fingerprint: string | null;
  /** The server's own time. */
  received_at: string;
}

/** A submission that waits to be graded, or that a worker is grading. */
export interface GradingJobTable {
  submission_id: string;
  /** From then on a worker may take it: while one has it, the end of that one's lease. */
  due_at: string;
  /** Names the taking; null before the first. */
  lease: string | null;
  /** How often it was taken. */
  attempts: number;
}

/** What a submission is worth. */
export interface GradeTable {
  submission_id: string;
  reader_id: string;
  /** From 0 to 1; null where no grader could tell. */
  score: number | null;
  /** JSON: what the learner is told. */
  report: string;
  graded_at: string;
  /** Fingerprint of the grader that graded it; null where that is not known. */
  grader: string | null;
}

/** A submission whose model those in its learner's classes may attack. */
export interface OfferedModelTable {
  submission_id: string;
  created_at: string;
}
