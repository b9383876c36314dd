import type { Migration } from "./migration";

/** Which slide a session is at, and the phone from which its slides are turned. */
export const remotes: Migration = {
  name: "0005-remotes",
  async up(db) {
    await db.schema.alterTable("live_sessions").addColumn("slide", "integer").execute();
    await db.schema
      .alterTable("live_sessions")
      .addColumn("turn", "integer", (column) => column.notNull().defaultTo(0))
      .execute();

    await db.schema
      .createTable("live_remotes")
      .addColumn("session_id", "text", (column) =>
        column.primaryKey().notNull().references("live_sessions.id").onDelete("cascade"),
      )
      .addColumn("link_hash", "text", (column) => column.unique())
      .addColumn("link_expires_at", "text")
      .addColumn("token_hash", "text", (column) => column.unique())
      .addColumn("paired_at", "text")
      .execute();
  },
};
