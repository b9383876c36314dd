import { z } from "zod";
import type { LearnerReading } from "./class-reading";
import { slugSchema, type PublicPoll, type SavedAnswer } from "./poll";

/** Query of `GET /api/classes/questions`. Without a lesson it is the one in which the class has answered last. */
export const classQuestionsQuerySchema = z.object({ class: z.uuid(), lesson: slugSchema.optional() });

/** Query of `GET /api/classes/learner`. */
export const classLearnerQuerySchema = z.object({ class: z.uuid(), learner: z.uuid() });

/** Query of `GET /api/classes/export`. */
export const classExportQuerySchema = z.object({ class: z.uuid(), what: z.enum(["reading", "answers"]) });

/** One option of a question, or one number that was given, and who gave it. */
export interface AnswerGroup {
  /** The option's id, or the number as text. */
  id: string;
  /** Null for numbers. */
  html: string | null;
  value: number | null;
  correct: boolean;
  /** The mistake behind it, in a few words with hyphens, where the question names it. */
  misconception: string | null;
  replyHtml: string | null;
  /** Ids of those whose last answer holds it. */
  learners: string[];
  /** How many held it in their first answer. */
  first: number;
}

/** One question and what a class has answered. */
export interface QuestionResult {
  poll: PublicPoll;
  /** Place in the lesson, from 1. */
  number: number;
  /** Learners who have answered; of these, whose first and whose last answer is right. */
  answered: number;
  rightFirst: number;
  rightLast: number;
  groups: AnswerGroup[];
  /** Learners who have answered an earlier wording alone. */
  earlierWording: number;
}

/** Reply of `GET /api/classes/questions?class=<id>&lesson=<slug>`. */
export interface ClassQuestionsReply {
  ok: true;
  /** Null where none was asked for and the class has answered nothing. */
  lesson: string | null;
  /** How many learners have answered in each lesson, where any has. */
  answered: { lesson: string; learners: number }[];
  questions: QuestionResult[];
  /** Those who have answered, by name. */
  learners: { id: string; name: string }[];
}

/** One learner's answers to one question. */
export interface LearnerAnswer {
  lesson: string;
  poll: PublicPoll;
  number: number;
  /** From the first to the last, and whether each is right. */
  answers: (SavedAnswer & { right: boolean })[];
  /** Those behind the last answer. */
  misconceptions: string[];
  hasSeenAnswer: boolean;
}

/** Reply of `GET /api/classes/learner?class=<id>&learner=<id>`. */
export interface ClassLearnerReply {
  ok: true;
  learner: LearnerReading & { joinedAt: string };
  /** By lesson as the course has them, then as the lesson has them. */
  answers: LearnerAnswer[];
}
