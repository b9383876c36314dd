import { sql } from "kysely";
import type { Migration } from "./migration";

/** What learners hand in for exercises, the queue of what is to be graded, and the grades. */
export const submissions: Migration = {
  name: "0011-submissions",
  async up(db) {
    await db.schema
      .createTable("submissions")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("exercise", "text", (column) => column.notNull())
      .addColumn("evidence", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("fingerprint", "text")
      .addColumn("received_at", "text", (column) => column.notNull())
      .addUniqueConstraint("submissions_once", ["reader_id", "key"])
      .execute();
    await db.schema
      .createIndex("submissions_by_exercise")
      .on("submissions")
      .columns(["reader_id", "lesson", "exercise"])
      .execute();

    await db.schema
      .createIndex("submissions_by_fingerprint")
      .on("submissions")
      .column("fingerprint")
      .execute();

    await db.schema
      .createTable("grading_jobs")
      .addColumn("submission_id", "text", (column) =>
        column.primaryKey().notNull().references("submissions.id").onDelete("cascade"),
      )
      .addColumn("due_at", "text", (column) => column.notNull())
      .addColumn("lease", "text")
      .addColumn("attempts", "integer", (column) => column.notNull().check(sql`attempts >= 0`))
      .execute();
    await db.schema.createIndex("grading_jobs_by_time").on("grading_jobs").column("due_at").execute();

    await db.schema
      .createTable("grades")
      .addColumn("submission_id", "text", (column) =>
        column.primaryKey().notNull().references("submissions.id").onDelete("cascade"),
      )
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("score", "double precision", (column) => column.check(sql`score >= 0 and score <= 1`))
      .addColumn("report", "text", (column) => column.notNull())
      .addColumn("graded_at", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("grades_by_reader").on("grades").column("reader_id").execute();
  },
};
