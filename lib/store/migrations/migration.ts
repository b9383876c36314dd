import type { Kysely } from "kysely";
import type { Database } from "../database";

/** One step of the database's history. Once released it is never edited: a later change is a new migration. */
export interface Migration {
  /** Unique; starts with four digits that give its place in the order. */
  name: string;
  /** Runs inside a transaction together with the note that it has run. */
  up(db: Kysely<Database>): Promise<void>;
}
