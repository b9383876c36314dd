import { sql } from "kysely";
import type { Migration } from "./migration";

/** How far a class's learners have read, the answers that they have replaced, and sessions that belong to a class. */
export const classReading: Migration = {
  name: "0008-class-reading",
  async up(db) {
    await db.schema
      .createTable("reading")
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("read", "double precision", (column) => column.notNull().check(sql`read >= 0 and read <= 1`))
      .addColumn("reached", "integer", (column) => column.notNull())
      .addColumn("sections", "integer", (column) => column.notNull())
      .addColumn("advanced_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("reading_once", ["reader_id", "lesson"])
      .execute();

    await db.schema
      .createTable("replaced_votes")
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("poll", "text", (column) => column.notNull())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("turn", "integer", (column) => column.notNull().check(sql`turn >= 1`))
      .addColumn("choice", "text", (column) => column.notNull())
      .addColumn("value", "double precision")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("replaced_votes_once", [
        "reader_id",
        "lesson",
        "poll",
        "version",
        "turn",
        "choice",
      ])
      .addCheckConstraint("replaced_votes_choice_or_value", sql`(choice = '') = (value is not null)`)
      .execute();

    await db.schema
      .alterTable("live_sessions")
      .addColumn("class_id", "text", (column) => column.references("classes.id").onDelete("set null"))
      .execute();
    await db.schema.createIndex("live_sessions_by_class").on("live_sessions").column("class_id").execute();
  },
};
