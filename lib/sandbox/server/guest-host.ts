import { guestReplySchema, type GuestReply, type GuestTask } from "./guest-task";
import { createTaskHost, type ProgramPlace, type TaskHost } from "./task-host";

export type GuestHost = TaskHost<GuestTask, GuestReply>;

/**
 * Runs learners' programs, each in a machine of its own within one process.
 *
 * @param place - of the built guest-process.ts
 */
export function createGuestHost(place: ProgramPlace): GuestHost {
  return createTaskHost({
    ...place,
    megabytes: 128,
    schema: guestReplySchema,
    fail: (how) => ({
      fault: { kind: how === "late" ? "too-slow" : "crashed", message: "", line: null },
    }),
  });
}
