import type { Database } from "@/lib/store/database";

/** A person whom rows are about: one with an account, or an anonymous reader. */
export type PersonKind = "user" | "reader";

/** What becomes of a table's rows about a person: in an export, and when the person is erased. */
export type PrivacyRule =
  | { about: "nobody"; because: string }
  | {
      about: PersonKind;
      /** Columns that name the person by id; a row belongs to whom any of them names. */
      columns: readonly string[];
      /** Where the columns name a row of another table that names the person: an entry of a class's list, a submission. */
      through?: "learners" | "submissions";
      /** Secrets and other people's ids, left out of an export. */
      hidden: readonly string[];
      /** Deleted, or kept with the person's id taken out. */
      erased: "deleted" | "kept without the person";
    };

/** One rule for each table of the database; a test fails when a table has none. */
export const privacyRules: Record<keyof Database, PrivacyRule> = {
  migrations: { about: "nobody", because: "names of steps of the database's history" },
  secrets: { about: "nobody", because: "the program's own keys" },
  verifications: { about: "nobody", because: "empty: the program sends no mail that could be verified" },
  classes: { about: "nobody", because: "a class's name, term and code; its people stand in other tables" },
  openings: { about: "nobody", because: "when a lesson is open for a class" },
  readers: { about: "reader", columns: ["id"], hidden: ["token_hash", "attempt_hash"], erased: "deleted" },
  votes: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  replaced_votes: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  reveals: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  reader_aliases: {
    about: "reader",
    columns: ["reader_id"],
    hidden: ["token_hash"],
    erased: "deleted",
  },
  learners: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  reading: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  users: { about: "user", columns: ["id"], hidden: [], erased: "deleted" },
  sessions: { about: "user", columns: ["user_id"], hidden: ["token"], erased: "deleted" },
  accounts: {
    about: "user",
    columns: ["user_id"],
    hidden: ["password", "access_token", "refresh_token", "id_token"],
    erased: "deleted",
  },
  invitations: {
    about: "user",
    columns: ["created_by", "used_by"],
    hidden: ["token_hash", "created_by", "used_by"],
    erased: "deleted",
  },
  class_staff: { about: "user", columns: ["user_id"], hidden: [], erased: "deleted" },
  audit_entries: { about: "user", columns: ["user_id"], hidden: [], erased: "kept without the person" },
  live_sessions: { about: "user", columns: ["presenter_id"], hidden: [], erased: "deleted" },
  live_remotes: { about: "nobody", because: "hashes of a phone's key and link; they go with the session" },
  live_participants: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  live_polls: { about: "nobody", because: "how a session's questions stand; they go with the session" },
  live_votes: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  live_pools: { about: "nobody", because: "what a session searches together; it goes with the session" },
  live_trials: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  lti_platforms: { about: "nobody", because: "where learning management systems are and how they name us" },
  lti_deployments: { about: "nobody", because: "where a learning management system has us put in" },
  lti_logins: { about: "nobody", because: "sign-ins under way, for minutes, before anybody is known" },
  lti_tickets: {
    about: "nobody",
    because: "what may follow a launch within the hour; names courses, no people",
  },
  lti_contexts: { about: "nobody", because: "courses of a learning management system, each with its class" },
  lti_placements: { about: "nobody", because: "links of such a course to lessons and polls" },
  lti_subjects: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  lti_grades: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  submissions: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  grading_jobs: { about: "nobody", because: "which submissions wait for their grade; they go with these" },
  grades: { about: "reader", columns: ["reader_id"], hidden: [], erased: "deleted" },
  offered_models: {
    about: "reader",
    columns: ["submission_id"],
    through: "submissions",
    hidden: [],
    erased: "deleted",
  },
  exercise_sets: { about: "nobody", because: "what a class is to solve, and by when" },
  set_exercises: { about: "nobody", because: "the exercises of such a set" },
  set_extensions: {
    about: "reader",
    columns: ["learner_id"],
    through: "learners",
    hidden: [],
    erased: "deleted",
  },
  score_overrides: {
    about: "reader",
    columns: ["learner_id"],
    through: "learners",
    hidden: ["user_id"],
    erased: "deleted",
  },
  score_comments: {
    about: "reader",
    columns: ["learner_id"],
    through: "learners",
    hidden: ["user_id"],
    erased: "deleted",
  },
  board_names: {
    about: "reader",
    columns: ["learner_id"],
    through: "learners",
    hidden: [],
    erased: "deleted",
  },
  regrades: { about: "user", columns: ["user_id"], hidden: [], erased: "kept without the person" },
  regrade_results: {
    about: "reader",
    columns: ["submission_id"],
    through: "submissions",
    hidden: ["lease"],
    erased: "deleted",
  },
};
