import { sql } from "kysely";
import type { Migration } from "./migration";

/** Learning management systems: their courses, links and users, sign-ins under way, and scores to be sent. */
export const lti: Migration = {
  name: "0010-lti",
  async up(db) {
    await db.schema
      .createTable("lti_platforms")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("issuer", "text", (column) => column.notNull())
      .addColumn("client_id", "text", (column) => column.notNull())
      .addColumn("authorization_endpoint", "text", (column) => column.notNull())
      .addColumn("token_endpoint", "text", (column) => column.notNull())
      .addColumn("jwks_url", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("lti_platforms_client", ["issuer", "client_id"])
      .execute();

    await db.schema
      .createTable("lti_deployments")
      .addColumn("platform_id", "text", (column) =>
        column.notNull().references("lti_platforms.id").onDelete("cascade"),
      )
      .addColumn("deployment", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("lti_deployments_key", ["platform_id", "deployment"])
      .execute();

    await db.schema
      .createTable("lti_logins")
      .addColumn("state_hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("browser_hash", "text", (column) => column.notNull())
      .addColumn("platform_id", "text", (column) =>
        column.notNull().references("lti_platforms.id").onDelete("cascade"),
      )
      .addColumn("nonce", "text", (column) => column.notNull())
      .addColumn("expires_at", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("lti_logins_by_end").on("lti_logins").column("expires_at").execute();

    await db.schema
      .createTable("lti_tickets")
      .addColumn("token_hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("browser_hash", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('connect', 'choose')`))
      .addColumn("platform_id", "text", (column) =>
        column.notNull().references("lti_platforms.id").onDelete("cascade"),
      )
      .addColumn("payload", "text", (column) => column.notNull())
      .addColumn("expires_at", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("lti_tickets_by_end").on("lti_tickets").column("expires_at").execute();

    await db.schema
      .createTable("lti_contexts")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("platform_id", "text", (column) =>
        column.notNull().references("lti_platforms.id").onDelete("cascade"),
      )
      .addColumn("deployment", "text", (column) => column.notNull())
      .addColumn("context", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("class_id", "text", (column) => column.references("classes.id").onDelete("set null"))
      .addColumn("teachers_assist", "integer", (column) =>
        column.notNull().check(sql`teachers_assist in (0, 1)`),
      )
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("lti_contexts_once", ["platform_id", "deployment", "context"])
      .execute();
    await db.schema.createIndex("lti_contexts_by_class").on("lti_contexts").column("class_id").execute();

    await db.schema
      .createTable("lti_subjects")
      .addColumn("platform_id", "text", (column) =>
        column.notNull().references("lti_platforms.id").onDelete("cascade"),
      )
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("created_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("lti_subjects_key", ["platform_id", "subject"])
      .execute();
    await db.schema.createIndex("lti_subjects_by_reader").on("lti_subjects").column("reader_id").execute();

    await db.schema
      .createTable("lti_placements")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("context_id", "text", (column) =>
        column.notNull().references("lti_contexts.id").onDelete("cascade"),
      )
      .addColumn("resource_link", "text", (column) => column.notNull())
      .addColumn("lesson", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) =>
        column.notNull().check(sql`kind in ('lesson', 'poll', 'exercise')`),
      )
      .addColumn("item", "text", (column) => column.notNull())
      .addColumn("points", "text", (column) => column.notNull().check(sql`points in ('answer', 'right')`))
      .addColumn("lineitem", "text")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addUniqueConstraint("lti_placements_once", ["context_id", "resource_link"])
      .execute();

    await db.schema
      .createTable("lti_grades")
      .addColumn("placement_id", "text", (column) =>
        column.notNull().references("lti_placements.id").onDelete("cascade"),
      )
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("reader_id", "text", (column) =>
        column.notNull().references("readers.id").onDelete("cascade"),
      )
      .addColumn("score", "double precision")
      .addColumn("scored_at", "text")
      .addColumn("next_at", "text")
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("sent_at", "text")
      .addColumn("fault", "text")
      .addPrimaryKeyConstraint("lti_grades_key", ["placement_id", "subject"])
      .execute();
    await db.schema.createIndex("lti_grades_by_reader").on("lti_grades").column("reader_id").execute();
    await db.schema.createIndex("lti_grades_by_time").on("lti_grades").column("next_at").execute();
  },
};
