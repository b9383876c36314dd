import type { Migration } from "./migration";

/** Classes, who teaches them, who is in them, and which lessons are open when. */
export const classes: Migration = {
  name: "0003-classes",
  async up(db) {
    await db.schema
      .createTable("classes")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("term", "text", (column) => column.notNull())
      .addColumn("join_code", "text", (column) => column.notNull().unique())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("archived_at", "text")
      .execute();

    await db.schema
      .createTable("class_staff")
      .addColumn("class_id", "text", (column) =>
        column.notNull().references("classes.id").onDelete("cascade"),
      )
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("class_staff_once", ["class_id", "user_id"])
      .execute();
    await db.schema.createIndex("class_staff_by_user").on("class_staff").column("user_id").execute();

    await db.schema
      .createTable("learners")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("class_id", "text", (column) =>
        column.notNull().references("classes.id").onDelete("cascade"),
      )
      .addColumn("reader_id", "text", (column) => column.references("readers.id").onDelete("set null"))
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("joined_at", "text")
      .addUniqueConstraint("learners_reader_once", ["class_id", "reader_id"])
      .execute();
    await db.schema.createIndex("learners_by_reader").on("learners").column("reader_id").execute();

    await db.schema
      .createTable("reader_aliases")
      .addColumn("token_hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("reader_aliases_by_reader")
      .on("reader_aliases")
      .column("reader_id")
      .execute();

    await db.schema
      .createTable("openings")
      .addColumn("class_id", "text", (column) =>
        column.notNull().references("classes.id").onDelete("cascade"),
      )
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("opens_at", "text")
      .addColumn("closes_at", "text")
      .addPrimaryKeyConstraint("openings_once", ["class_id", "lesson"])
      .execute();
  },
};
