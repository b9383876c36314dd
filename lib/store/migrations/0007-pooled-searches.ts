import { sql } from "kysely";
import type { Migration } from "./migration";

/** Searches that a session's participants train together, one configuration each. */
export const pooledSearches: Migration = {
  name: "0007-pooled-searches",
  async up(db) {
    await db.schema
      .createTable("live_pools")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("session_id", "text", (column) =>
        column.notNull().references("live_sessions.id").onDelete("cascade"),
      )
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("run", "integer", (column) => column.notNull().check(sql`run >= 1`))
      .addColumn("plan", "text", (column) => column.notNull())
      .addColumn("is_open", "integer", (column) => column.notNull().check(sql`is_open in (0, 1)`))
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("live_pools_in_session", ["session_id", "name", "run"])
      .execute();

    await db.schema
      .createTable("live_trials")
      .addColumn("pool_id", "text", (column) =>
        column.notNull().references("live_pools.id").onDelete("cascade"),
      )
      .addColumn("number", "integer", (column) => column.notNull().check(sql`number >= 0`))
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("state", "text", (column) =>
        column.notNull().check(sql`state in ('training', 'trained', 'failed')`),
      )
      .addColumn("expires_at", "text", (column) => column.notNull())
      .addColumn("loss", "double precision")
      .addColumn("accuracy", "double precision")
      .addColumn("epochs", "double precision")
      .addColumn("seconds", "double precision")
      .addColumn("device", "text")
      .addColumn("reported_at", "text")
      // A configuration is one participant's at a time, and has one result.
      .addPrimaryKeyConstraint("live_trials_key", ["pool_id", "number"])
      .addCheckConstraint("live_trials_reported", sql`(state = 'trained') = (reported_at is not null)`)
      .execute();
  },
};
