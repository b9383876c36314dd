import type { Migration } from "./migration";

/** Models that learners let those in their classes attack. */
export const offeredModels: Migration = {
  name: "0013-offered-models",
  async up(db) {
    await db.schema
      .createTable("offered_models")
      .addColumn("submission_id", "text", (column) =>
        column.primaryKey().notNull().references("submissions.id").onDelete("cascade"),
      )
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
  },
};
