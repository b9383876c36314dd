// The process in which learners' programs run: it gets tasks one after the other, and knows nothing else of the site.
import type { GuestTask } from "./guest-task";
import { runGuest } from "./run-guest";

process.on("message", (task: GuestTask) => {
  void runGuest(task).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
