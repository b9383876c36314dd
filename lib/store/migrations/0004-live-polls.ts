import { sql } from "kysely";
import type { Migration } from "./migration";

/** Sessions in which a class answers polls together, who takes part, and their votes, round by round. */
export const livePolls: Migration = {
  name: "0004-live-polls",
  async up(db) {
    await db.schema
      .createTable("live_sessions")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("presenter_id", "text", (column) =>
        column.notNull().references("users.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("join_code", "text", (column) => column.notNull().unique())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("ended_at", "text")
      .execute();

    await db.schema
      .createTable("live_participants")
      .addColumn("session_id", "text", (column) =>
        column.notNull().references("live_sessions.id").onDelete("cascade"),
      )
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("joined_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("live_participants_key", ["session_id", "reader_id"])
      .execute();

    await db.schema
      .createTable("live_polls")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("session_id", "text", (column) =>
        column.notNull().references("live_sessions.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("poll", "text", (column) => column.notNull())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("phase", "text", (column) =>
        column.notNull().check(sql`phase in ('draft', 'open', 'closed', 'discuss')`),
      )
      .addColumn("round", "integer", (column) => column.notNull().check(sql`round >= 1`))
      .addColumn("bars_shown", "integer", (column) => column.notNull().check(sql`bars_shown in (0, 1)`))
      .addColumn("answer_shown", "integer", (column) => column.notNull().check(sql`answer_shown in (0, 1)`))
      .addColumn("closes_at", "text")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("live_polls_in_session", ["session_id", "lesson", "poll", "version"])
      .execute();

    await db.schema
      .createTable("live_votes")
      .addColumn("live_poll_id", "text", (column) =>
        column.notNull().references("live_polls.id").onDelete("cascade"),
      )
      .addColumn("round", "integer", (column) => column.notNull())
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("choice", "text", (column) => column.notNull())
      .addColumn("value", "double precision")
      .addColumn("sure", "integer", (column) => column.notNull().check(sql`sure in (0, 1)`))
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("live_votes_once", ["live_poll_id", "round", "reader_id", "choice"])
      .addCheckConstraint("live_votes_choice_or_value", sql`(choice = '') = (value is not null)`)
      .execute();
  },
};
