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

/** How far one learner has read one lesson. */
export interface ReadingPlace {
  lesson: string;
  /** Furthest share of the text that was on screen, 0 to 1. */
  read: number;
  /** Sections reached by then, of all; none of 0 where the device did not count them. */
  reached: number;
  sections: number;
  /** ISO 8601, UTC: when it was read further the last time. */
  at: string;
}

/** Why somebody may need help. Each can be checked on the page that it leads to; none is a score. */
export type StuckReason =
  | {
      kind: "reading";
      lesson: string;
      /** Whole days since the learner read further. */
      days: number;
      /** Of the learners who have begun the lesson, this one included, so many are further. */
      ahead: number;
      begun: number;
    }
  | {
      kind: "question";
      lesson: string;
      poll: string;
      /** The question's place in its lesson, from 1. */
      number: number;
      /** Wrong answers in a row, up to the last. */
      wrong: number;
      /** Whether the learner has looked at the right answer since. */
      hasSeenAnswer: boolean;
    };

/** A learner who has joined, by name, with what was read. */
export interface LearnerReading {
  id: string;
  name: string;
  places: ReadingPlace[];
  stuck: StuckReason[];
}

/** Reply of `GET /api/classes/reading?class=<id>`. */
export interface ClassReadingReply {
  ok: true;
  /** By name. */
  learners: LearnerReading[];
  /** Names on the list with which nobody has joined yet. */
  notJoined: number;
}
