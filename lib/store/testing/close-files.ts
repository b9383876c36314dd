import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/**
 * Lets go of the files of closed stores, as the end of a process does: libsql holds a closed file until its statements are
 * garbage collected.
 */
export async function closeFiles(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await setImmediate();
  }
}
