// A restore that is killed in the middle: `killed-restore.ts <backup> <place as JSON> <file to keep the present in>`.
import { restoreBackup } from "../backup/restore-backup";
import type { DatabasePlace } from "../open-store";

const [backup = "", place = "", keepIn = ""] = process.argv.slice(2);
await restoreBackup(backup, JSON.parse(place) as DatabasePlace, {
  keepIn,
  onTable: (name) => {
    if (name === "users") process.kill(process.pid, "SIGKILL");
  },
});
