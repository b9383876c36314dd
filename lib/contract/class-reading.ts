import { z } from "zod";
import { slugSchema } from "./poll";

/** Lessons in one report of a device. */
export const mostReported = 60;

/** `POST /api/classes/reading`: how far this browser has read, sent for readers who have joined a class. */
export const readingReportSchema = z.strictObject({
  lessons: z
    .array(
      z.strictObject({
        lesson: slugSchema,
        read: z.number().min(0).max(1),
        reached: z.int().min(0).max(200),
        sections: z.int().min(0).max(200),
        /** ISO 8601, UTC. */
        at: z.iso.datetime(),
      }),
    )
    .min(1)
    .max(mostReported),
});

export type ReadingReport = z.infer<typeof readingReportSchema>;

/** Bytes of the longest report. */
export const largestReport = 16 * 1024;

/** Its reply. */
export interface ReadingReportReply {
  ok: true;
  /** False where the reader is in no class any more: then nothing was kept, and nothing more is to be sent. */
  isLearner: boolean;
}
