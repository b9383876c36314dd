import type { Generated, Kysely } from "kysely";
import type { LivePhase } from "@/lib/contract/live";
import type {
  BoardNameTable,
  ExerciseSetTable,
  RegradeResultTable,
  RegradeTable,
  ScoreCommentTable,
  ScoreOverrideTable,
  SetExerciseTable,
  SetExtensionTable,
} from "./assignment-tables";
import type {
  ClassStaffTable,
  ClassTable,
  LearnerTable,
  OpeningTable,
  ReaderAliasTable,
  ReadingTable,
} from "./class-tables";
import type { GradeTable, GradingJobTable, OfferedModelTable, SubmissionTable } from "./grading-tables";
import type {
  LtiContextTable,
  LtiDeploymentTable,
  LtiGradeTable,
  LtiLoginTable,
  LtiPlacementTable,
  LtiPlatformTable,
  LtiSubjectTable,
  LtiTicketTable,
} from "./lti-tables";
import type {
  AccountTable,
  AuditTable,
  InvitationTable,
  SecretTable,
  SessionTable,
  UserTable,
  VerificationTable,
} from "./people-tables";
import type { LivePoolTable, LiveTrialTable } from "./pool-tables";

/** A browser that has voted. Its cookie is a random token; only the token's hash is kept. */
export interface ReaderTable {
  id: string;
  token_hash: string;
  /** Hash of the attempt id with which this reader's first vote came: finds the reader when that vote's reply was lost. */
  attempt_hash: string | null;
  created_at: string;
}

/** One row for each option in a reader's answer; one row in all for a number. */
export interface VoteTable {
  reader_id: string;
  lesson: string;
  poll: string;
  /** Version of the poll that was answered: an edited poll starts from no votes. */
  version: string;
  /** Option id; the empty string where the answer is a number. */
  choice: string;
  /** The number, for polls of kind number. */
  value: number | null;
  created_at: string;
}

/** An answer that its reader has replaced: what was thought at first. Rows as in `VoteTable`. */
export interface ReplacedVoteTable {
  reader_id: string;
  lesson: string;
  poll: string;
  version: string;
  /** 1 for the reader's first answer to the poll. */
  turn: number;
  choice: string;
  value: number | null;
  created_at: string;
}

/** A reader has seen the right answer: from then on that reader's vote stands. */
export interface RevealTable {
  reader_id: string;
  lesson: string;
  poll: string;
  version: string;
  created_at: string;
}

/** A class at a lesson, answering its polls together. */
export interface LiveSessionTable {
  id: string;
  presenter_id: string;
  /** The class whose session it is, where it is one's. */
  class_id: string | null;
  lesson: string;
  join_code: string;
  created_at: string;
  ended_at: string | null;
  /** The slide that it is at, from 0; null until a page has told. */
  slide: number | null;
  /** How often a slide has been turned. */
  turn: Generated<number>;
}

/** The phone from which a session's slides are turned, and the link by which one becomes it. */
export interface LiveRemoteTable {
  session_id: string;
  /** Hash of the token in the link that is open; null once it is used. */
  link_hash: string | null;
  link_expires_at: string | null;
  /** Hash of the phone's cookie; null before there is one. */
  token_hash: string | null;
  paired_at: string | null;
}

/** A reader who has joined a session. */
export interface LiveParticipantTable {
  session_id: string;
  reader_id: string;
  joined_at: string;
}

/** A poll as it stands in one session; the phases and rules are those of `LiveState`. */
export interface LivePollTable {
  id: string;
  session_id: string;
  lesson: string;
  poll: string;
  version: string;
  phase: LivePhase;
  round: number;
  /** 0 or 1, here and below: SQLite has no booleans. */
  bars_shown: number;
  answer_shown: number;
  closes_at: string | null;
  /** The round after which the widget's run was shown. */
  run_round: number | null;
  /** The whole question as JSON, where it was computed in the session; null where it stands in the lesson. */
  computed: string | null;
  created_at: string;
}

/** One row for each option in a participant's answer of one round; one row in all for a number. */
export interface LiveVoteTable {
  live_poll_id: string;
  round: number;
  reader_id: string;
  /** Option id; the empty string where the answer is a number. */
  choice: string;
  value: number | null;
  /** Whether the participant ticked to be sure. */
  sure: number;
  created_at: string;
}

export interface MigrationTable {
  name: string;
  applied_at: string;
}

/** Times are ISO 8601 in UTC, so that they sort as text on every database; only better-auth's tables have others. */
export interface Database {
  migrations: MigrationTable;
  readers: ReaderTable;
  votes: VoteTable;
  replaced_votes: ReplacedVoteTable;
  reveals: RevealTable;
  live_sessions: LiveSessionTable;
  live_participants: LiveParticipantTable;
  live_remotes: LiveRemoteTable;
  live_polls: LivePollTable;
  live_votes: LiveVoteTable;
  live_pools: LivePoolTable;
  live_trials: LiveTrialTable;
  users: UserTable;
  sessions: SessionTable;
  accounts: AccountTable;
  verifications: VerificationTable;
  invitations: InvitationTable;
  secrets: SecretTable;
  audit_entries: AuditTable;
  classes: ClassTable;
  class_staff: ClassStaffTable;
  learners: LearnerTable;
  reader_aliases: ReaderAliasTable;
  openings: OpeningTable;
  reading: ReadingTable;
  lti_platforms: LtiPlatformTable;
  lti_deployments: LtiDeploymentTable;
  lti_logins: LtiLoginTable;
  lti_tickets: LtiTicketTable;
  lti_contexts: LtiContextTable;
  lti_subjects: LtiSubjectTable;
  lti_placements: LtiPlacementTable;
  lti_grades: LtiGradeTable;
  submissions: SubmissionTable;
  grading_jobs: GradingJobTable;
  grades: GradeTable;
  offered_models: OfferedModelTable;
  exercise_sets: ExerciseSetTable;
  set_exercises: SetExerciseTable;
  set_extensions: SetExtensionTable;
  score_overrides: ScoreOverrideTable;
  score_comments: ScoreCommentTable;
  board_names: BoardNameTable;
  regrades: RegradeTable;
  regrade_results: RegradeResultTable;
}

export type Store = Kysely<Database>;
