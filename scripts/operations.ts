// What the commands of `npm run backup`, `restore`, `migrate`, `move` and `owner` do. It is bundled, so that a server
// without the sources has them too; see operations-bundle.mjs.
import { join, resolve } from "node:path";
import { createSetupToken } from "@/lib/classroom/accounts/invitations";
import { AppError } from "@/lib/contract/app-error";
import { isThere } from "@/lib/store/backup/alone";
import { moveStore } from "@/lib/store/backup/move-store";
import { restoreBackup } from "@/lib/store/backup/restore-backup";
import { writeBackup, type BackupReport } from "@/lib/store/backup/write-backup";
import type { Store } from "@/lib/store/database";
import { migrateStore } from "@/lib/store/migrate";
import { connectStore, explainFault, findDatabase, openStore } from "@/lib/store/open-store";

function describePlace(): string {
  const place = findDatabase();
  return "url" in place ? "the database of DATABASE_URL" : place.directory;
}

/** A name that sorts by time, in a folder beside the data. */
function nameBackup(purpose: string): string {
  const time = new Date().toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
  return join(resolve(process.env.DATA_DIR || "data"), "backups", `${purpose}-${time}.sqlite`);
}

/** Works on the database as it is, beside a running server. */
async function visitStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const place = findDatabase();
  if (!isThere(place)) {
    throw new AppError(
      "backup-refused",
      409,
      `There is no database in ${describePlace()}: set DATA_DIR or DATABASE_URL.`,
    );
  }
  const store = connectStore(place, "visiting");
  try {
    return await work(store);
  } catch (error) {
    throw explainFault(place, error);
  } finally {
    await store.destroy();
  }
}

function describeTables(tables: { name: string; rows: number }[]): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} tables with ${rows.toLocaleString("en")} rows`;
}

function describeBackup({ file, madeAt, tables }: BackupReport): string {
  return `${file}: ${describeTables(tables)}, all as at ${madeAt}, read back and compared.`;
}

const describeSecrets = () =>
  process.env.AUTH_SECRET
    ? "It holds e-mail addresses, names and hashes of passwords: keep it where only you can read it. AUTH_SECRET is not in it: keep that too, else everybody signs in anew after a restore."
    : "It holds e-mail addresses, names, hashes of passwords and the key that signs sessions: keep it where only you can read it.";

/** Writes a backup; the server may run. @returns what to tell the person. */
export async function backUp(file: string | undefined): Promise<string> {
  const report = await visitStore((store) => writeBackup(store, file ?? nameBackup("forward-pass")));
  return `Written: ${describeBackup(report)}\n${describeSecrets()}`;
}

/** Puts a backup in the place of what the database holds. @returns what to tell the person. */
export async function restore(file: string, replace: boolean): Promise<string> {
  const place = findDatabase();
  const keepIn = replace ? nameBackup("before-restore") : null;
  const { kept, migrated, tables } = await restoreBackup(file, place, { keepIn });
  return [
    ...(kept ? [`Kept what was there: ${describeBackup(kept)}`] : []),
    `Restored to ${describePlace()}: ${describeTables(tables)}, compared with the backup.`,
    ...(migrated.length > 0
      ? [`The backup was older than this program; applied: ${migrated.join(", ")}.`]
      : []),
  ].join("\n");
}

/** Brings the database to this program's tables. @returns what to tell the person. */
export async function migrate(): Promise<string> {
  const place = findDatabase();
  const store = connectStore(place, "visiting");
  try {
    const applied = await migrateStore(store);
    return applied.length > 0
      ? `Applied to ${describePlace()}: ${applied.join(", ")}.`
      : `Nothing to do: ${describePlace()} is up to date.`;
  } catch (error) {
    throw explainFault(place, error);
  } finally {
    await store.destroy();
  }
}

/** Moves all from the SQLite file to PostgreSQL. @returns what to tell the person. */
export async function move(url: string): Promise<string> {
  const { backup, restored } = await moveStore(
    findDatabase(),
    { url },
    { keepIn: nameBackup("before-move") },
  );
  const width = Math.max(...restored.tables.map(({ name }) => name.length));
  return [
    `Written: ${describeBackup(backup)}`,
    `Moved to PostgreSQL: ${describeTables(restored.tables)}. Rows of each, with equal content there and here:`,
    ...restored.tables.map(({ name, rows }) => `  ${name.padEnd(width)} ${rows.toLocaleString("en")}`),
    "Set DATABASE_URL to that address and start the server. The SQLite file is still as it was.",
  ].join("\n");
}

/** Makes a link for the very first account. @returns what to tell the person. */
export async function inviteOwner(site: string): Promise<string> {
  const store = await openStore(findDatabase());
  try {
    const token = await createSetupToken(store);
    if (token === null)
      return "There is an account already: further ones are invited from its page, /account.";
    return `Make the owner's account here, once, within a day: ${site.replace(/\/+$/, "")}/welcome#${token}`;
  } finally {
    await store.destroy();
  }
}
