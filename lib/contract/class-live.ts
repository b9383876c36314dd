import { z } from "zod";
import type { PublicPoll } from "./poll";

/** A live session of a class, as those who teach the class see it. */
export interface ClassSession {
  id: string;
  lesson: string;
  /** The presenter's name. */
  presenter: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  endedAt: string | null;
  participants: number;
  /** Of these, such as are on the class's list. */
  members: number;
}

/** Reply of `GET /api/classes/sessions?class=<id>`: the newest first. */
export interface ClassSessionsReply {
  ok: true;
  sessions: ClassSession[];
}

/** Query of `GET /api/classes/sessions` for the questions of one session. */
export const classSessionQuerySchema = z.object({ class: z.uuid(), session: z.uuid().optional() });

/** How one round of a question went. */
export interface AskedRound {
  round: number;
  voters: number;
  right: number;
  /** Of the voters and of the right ones, such as are on the class's list. */
  memberVoters: number;
  memberRight: number;
}

/** A question that was asked in a session. */
export interface AskedQuestion {
  /** The live poll's id. */
  id: string;
  poll: PublicPoll;
  /** Rounds with votes that are over, in order: of an open one the screen shows nothing either. */
  rounds: AskedRound[];
}

/** Reply of `GET /api/classes/sessions?class=<id>&session=<id>`. */
export interface ClassSessionReply {
  ok: true;
  questions: AskedQuestion[];
  /** Questions that were edited after they were asked: their votes are in the CSV alone. */
  edited: number;
}
