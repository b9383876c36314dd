import { createTaskHost, type ProgramPlace, type TaskHost } from "@/lib/sandbox/server/task-host";
import { measureReplySchema, type MeasureReply, type MeasureTask } from "./measure-task";

export type MeasureHost = TaskHost<MeasureTask, MeasureReply>;

/**
 * Rebuilds and measures models in a process of their own.
 *
 * @param place - of the built measure-process.ts
 */
export function createMeasureHost(place: ProgramPlace): MeasureHost {
  return createTaskHost<MeasureTask, MeasureReply>({
    ...place,
    megabytes: 512,
    schema: measureReplySchema,
    fail: (how) => ({
      kind: "refused",
      message:
        how === "late"
          ? "The model was given up: to measure it takes too long."
          : "The model could not be measured.",
    }),
  });
}
