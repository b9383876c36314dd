/** A search of which each participant of a session trains a part. */
export interface LivePoolTable {
  id: string;
  session_id: string;
  /** Of its tag in the lesson, and which search of that name it is, from 1. */
  name: string;
  run: number;
  /** A `PoolPlan` as JSON: from it and a number every device finds the same configuration. */
  plan: string;
  /** 0 or 1. */
  is_open: number;
  created_at: string;
}

/** A configuration that was given to a participant, and what came of it. */
export interface LiveTrialTable {
  pool_id: string;
  /** Place in the plan's sequence, from 0. */
  number: number;
  reader_id: string;
  state: "training" | "trained" | "failed";
  /** Without a word by then, a configuration in training may be given to another. */
  expires_at: string;
  /** As the participant's device reported them; loss is null where it was not a number. */
  loss: number | null;
  accuracy: number | null;
  epochs: number | null;
  seconds: number | null;
  device: string | null;
  reported_at: string | null;
}
