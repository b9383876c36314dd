import { type CreateTableBuilder, type Kysely } from "kysely";
import type { Database } from "../database";
import { isPostgres } from "../is-postgres";
import type { Migration } from "./migration";

/** The four tables of better-auth, with the column types that it expects on each database. */
async function createAuthTables(db: Kysely<Database>): Promise<void> {
  const date = isPostgres(db) ? "timestamptz" : "date";
  const boolean = isPostgres(db) ? "boolean" : "integer";

  function createTable(name: string): CreateTableBuilder<string, "id" | "created_at" | "updated_at"> {
    return db.schema
      .createTable(name)
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("created_at", date, (column) => column.notNull())
      .addColumn("updated_at", date, (column) => column.notNull());
  }

  await createTable("users")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("email_verified", boolean, (column) => column.notNull())
    .addColumn("image", "text")
    .addColumn("role", "text", (column) => column.notNull())
    .execute();

  await createTable("sessions")
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("expires_at", date, (column) => column.notNull())
    .addColumn("ip_address", "text")
    .addColumn("user_agent", "text")
    .execute();
  await db.schema.createIndex("sessions_user_id_idx").on("sessions").column("user_id").execute();

  await createTable("accounts")
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("provider_id", "text", (column) => column.notNull())
    .addColumn("password", "text")
    .addColumn("access_token", "text")
    .addColumn("refresh_token", "text")
    .addColumn("id_token", "text")
    .addColumn("access_token_expires_at", date)
    .addColumn("refresh_token_expires_at", date)
    .addColumn("scope", "text")
    .execute();
  await db.schema.createIndex("accounts_user_id_idx").on("accounts").column("user_id").execute();

  await createTable("verifications")
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expires_at", date, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("verifications_identifier_idx")
    .on("verifications")
    .column("identifier")
    .execute();
}

/** Instructors' accounts, the links that make them, the program's secrets, and who did what. */
export const people: Migration = {
  name: "0002-people",
  async up(db) {
    await createAuthTables(db);

    await db.schema
      .createTable("invitations")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("token_hash", "text", (column) => column.notNull().unique())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("note", "text", (column) => column.notNull())
      .addColumn("created_by", "text", (column) => column.references("users.id").onDelete("cascade"))
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("expires_at", "text", (column) => column.notNull())
      .addColumn("used_at", "text")
      .addColumn("used_by", "text", (column) => column.references("users.id").onDelete("cascade"))
      .execute();
    await db.schema
      .createIndex("invitations_by_creator")
      .on("invitations")
      .columns(["created_by", "created_at"])
      .execute();

    await db.schema
      .createTable("secrets")
      .addColumn("name", "text", (column) => column.primaryKey().notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("audit_entries")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("set null"))
      .addColumn("act", "text", (column) => column.notNull())
      .addColumn("subject", "text")
      .addColumn("created_at", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("audit_entries_by_user")
      .on("audit_entries")
      .columns(["user_id", "created_at"])
      .execute();
  },
};
