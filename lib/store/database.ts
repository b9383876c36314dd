import type { Kysely } from "kysely";
import type {
  ClassStaffTable,
  ClassTable,
  LearnerTable,
  OpeningTable,
  ReaderAliasTable,
} from "./class-tables";
import type {
  AccountTable,
  AuditTable,
  InvitationTable,
  SecretTable,
  SessionTable,
  UserTable,
  VerificationTable,
} from "./people-tables";

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

/** A reader has seen the right answer: from then on that reader's vote stands. */
export interface RevealTable {
  reader_id: string;
  lesson: string;
  poll: string;
  version: string;
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
  reveals: RevealTable;
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
}

export type Store = Kysely<Database>;
