import type { DatabasePlace } from "../open-store";
import { isThere, workAlone } from "./alone";
import { refuse } from "./backup-file";
import { restoreBackup, type RestoreReport } from "./restore-backup";
import { writeBackup, type BackupOptions, type BackupReport } from "./write-backup";

/**
 * Moves all that a SQLite file holds into an empty PostgreSQL database, by way of a backup, which stays. No server may run
 * on the file meanwhile: votes that came after the copy would be left behind. The file itself stays as it is.
 *
 * @param keepIn the backup's file
 * @throws AppError "backup-refused".
 */
export async function moveStore(
  from: DatabasePlace,
  to: { url: string },
  { keepIn, ...options }: BackupOptions & { keepIn: string },
): Promise<{ backup: BackupReport; restored: RestoreReport }> {
  if ("url" in from) {
    throw refuse(
      "The site is on PostgreSQL already: unset DATABASE_URL to move from the SQLite file in DATA_DIR.",
    );
  }
  if (!isThere(from))
    throw refuse(`There is no database in ${from.directory}: set DATA_DIR to the folder that has it.`);
  return workAlone(from, async (source) => {
    // What stands in the way over there is told before anything is copied.
    await workAlone(to, async () => undefined);
    const backup = await writeBackup(source, keepIn, { migrations: options.migrations });
    const restored = await restoreBackup(keepIn, to, { ...options, keepIn: null });
    return { backup, restored };
  });
}
