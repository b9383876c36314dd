import { sql } from "kysely";
import type { Migration } from "./migration";

/** Anonymous readers, their votes, and which right answers they have seen. */
export const readersAndVotes: Migration = {
  name: "0001-readers-and-votes",
  async up(db) {
    await db.schema
      .createTable("readers")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("token_hash", "text", (column) => column.notNull().unique())
      .addColumn("attempt_hash", "text", (column) => column.unique())
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("votes")
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("poll", "text", (column) => column.notNull())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("choice", "text", (column) => column.notNull())
      .addColumn("value", "double precision")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("votes_reader_poll_choice", ["reader_id", "lesson", "poll", "version", "choice"])
      .addCheckConstraint("votes_choice_or_value", sql`(choice = '') = (value is not null)`)
      .execute();

    // Counts are derived from the rows each time, so they are read through an index that covers them.
    await db.schema
      .createIndex("votes_by_poll")
      .on("votes")
      .columns(["lesson", "poll", "version", "choice", "value", "reader_id"])
      .execute();

    await db.schema
      .createTable("reveals")
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("poll", "text", (column) => column.notNull())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("reveals_reader_poll", ["reader_id", "lesson", "poll", "version"])
      .execute();
  },
};
