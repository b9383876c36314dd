import { sql, type Kysely } from "kysely";
import type { Database } from "../database";
import type { Migration } from "./migration";

async function createSets(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable("exercise_sets")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("class_id", "text", (column) => column.notNull().references("classes.id").onDelete("cascade"))
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("release_at", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .addColumn("late_rules", "text", (column) => column.notNull())
    .addColumn("attempt_rule", "text", (column) => column.notNull())
    .addColumn("shows_scores", "text", (column) =>
      column.notNull().check(sql`shows_scores in ('at-once', 'after-due')`),
    )
    .addColumn("has_board", "integer", (column) => column.notNull().check(sql`has_board in (0, 1)`))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("exercise_sets_by_class").on("exercise_sets").column("class_id").execute();

  await db.schema
    .createTable("set_exercises")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("set_id", "text", (column) =>
      column.notNull().references("exercise_sets.id").onDelete("cascade"),
    )
    .addColumn("lesson", "text", (column) => column.notNull())
    .addColumn("exercise", "text", (column) => column.notNull())
    .addColumn("points", "integer", (column) => column.notNull().check(sql`points >= 1`))
    .addColumn("position", "integer", (column) => column.notNull().check(sql`position >= 0`))
    .addUniqueConstraint("set_exercises_once", ["set_id", "lesson", "exercise"])
    .execute();
}

async function createExceptions(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable("set_extensions")
    .addColumn("set_id", "text", (column) =>
      column.notNull().references("exercise_sets.id").onDelete("cascade"),
    )
    .addColumn("learner_id", "text", (column) =>
      column.notNull().references("learners.id").onDelete("cascade"),
    )
    .addColumn("due_at", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("set_extensions_once", ["set_id", "learner_id"])
    .execute();
  await db.schema
    .createIndex("set_extensions_by_learner")
    .on("set_extensions")
    .column("learner_id")
    .execute();

  await db.schema
    .createTable("score_overrides")
    .addColumn("set_exercise_id", "text", (column) =>
      column.notNull().references("set_exercises.id").onDelete("cascade"),
    )
    .addColumn("learner_id", "text", (column) =>
      column.notNull().references("learners.id").onDelete("cascade"),
    )
    .addColumn("hundredths", "integer", (column) => column.notNull().check(sql`hundredths >= 0`))
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("score_overrides_once", ["set_exercise_id", "learner_id"])
    .execute();
  await db.schema
    .createIndex("score_overrides_by_learner")
    .on("score_overrides")
    .column("learner_id")
    .execute();

  await db.schema
    .createTable("score_comments")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("set_exercise_id", "text", (column) =>
      column.notNull().references("set_exercises.id").onDelete("cascade"),
    )
    .addColumn("learner_id", "text", (column) =>
      column.notNull().references("learners.id").onDelete("cascade"),
    )
    .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("score_comments_by_learner")
    .on("score_comments")
    .columns(["learner_id", "set_exercise_id"])
    .execute();

  await db.schema
    .createTable("board_names")
    .addColumn("learner_id", "text", (column) =>
      column.primaryKey().notNull().references("learners.id").onDelete("cascade"),
    )
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
}

async function createRegrades(db: Kysely<Database>): Promise<void> {
  await db.schema.alterTable("grades").addColumn("grader", "text").execute();

  await db.schema
    .createTable("regrades")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("class_id", "text", (column) => column.notNull().references("classes.id").onDelete("cascade"))
    .addColumn("lesson", "text", (column) => column.notNull())
    .addColumn("exercise", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("committed_at", "text")
    .execute();
  await db.schema
    .createIndex("regrades_by_class")
    .on("regrades")
    .columns(["class_id", "created_at"])
    .execute();

  await db.schema
    .createTable("regrade_results")
    .addColumn("regrade_id", "text", (column) =>
      column.notNull().references("regrades.id").onDelete("cascade"),
    )
    .addColumn("submission_id", "text", (column) =>
      column.notNull().references("submissions.id").onDelete("cascade"),
    )
    .addColumn("old_score", "double precision")
    .addColumn("due_at", "text")
    .addColumn("lease", "text")
    .addColumn("attempts", "integer", (column) => column.notNull().check(sql`attempts >= 0`))
    .addColumn("score", "double precision", (column) => column.check(sql`score >= 0 and score <= 1`))
    .addColumn("report", "text")
    .addColumn("grader", "text")
    .addPrimaryKeyConstraint("regrade_results_once", ["regrade_id", "submission_id"])
    .execute();
  await db.schema.createIndex("regrade_results_by_time").on("regrade_results").column("due_at").execute();
  await db.schema
    .createIndex("regrade_results_by_submission")
    .on("regrade_results")
    .column("submission_id")
    .execute();
}

/** What a class is to solve and by when, exceptions from it, and grades that are computed again. */
export const assignments: Migration = {
  name: "0012-assignments",
  async up(db) {
    await createSets(db);
    await createExceptions(db);
    await createRegrades(db);
  },
};
