import { z } from "zod";
import { answerSchema, attemptSchema, slugSchema, type Answer, type PublicPoll } from "./poll";
import type { LivePlace } from "./remote";
import type { PoolView } from "./pooled";

/**
 * Where a poll stands that a class answers together. Votes are taken in `open` alone.
 * `draft`: not yet asked. `closed`: the round is over. `discuss`: the round is over, and neighbours talk about it.
 */
export const livePhases = ["draft", "open", "closed", "discuss"] as const;
export type LivePhase = (typeof livePhases)[number];

/** What a presenter may ask of a live poll. */
export const liveCommandSchema = z.discriminatedUnion("do", [
  /** Takes votes: the first round, or after `closed` and `discuss` the next. */
  z.strictObject({
    do: z.literal("open"),
    /** Seconds after which the round closes by itself. */
    seconds: z.int().min(5).max(3600).optional(),
  }),
  z.strictObject({ do: z.literal("close") }),
  z.strictObject({ do: z.literal("discuss") }),
  /** Between two rounds: the widget that the poll is about trains on the screen, and its curve is the answer. */
  z.strictObject({ do: z.literal("run") }),
  /** Shows everyone how the votes of all closed rounds fell. */
  z.strictObject({ do: z.literal("show-bars") }),
  z.strictObject({ do: z.literal("hide-bars") }),
  /** Shows everyone which answer is right. That is not taken back: the next round is a new question. */
  z.strictObject({ do: z.literal("show-answer") }),
  /** Begins again with a new round; the votes of the old ones stay. */
  z.strictObject({ do: z.literal("reset") }),
]);
export type LiveCommand = z.infer<typeof liveCommandSchema>;

/** The state of one live poll. */
export interface LiveState {
  phase: LivePhase;
  /** 1 for the first round. A draft has the number of the round that it will open. */
  round: number;
  barsShown: boolean;
  answerShown: boolean;
  /** When the open round closes by itself, ISO 8601 in UTC. */
  closesAt: string | null;
  /** The round after which the widget's run was shown; null before. */
  runRound: number | null;
}

/** Whether a run is on the screen, and nobody has voted since. */
export function isAtRun({ phase, round, runRound }: LiveState): boolean {
  return phase === "closed" && runRound === round;
}

/** How the votes of one round fell. */
export interface RoundCounts {
  round: number;
  /** Participants who have voted. */
  voters: number;
  options: { id: string; voters: number }[];
  /** For polls that ask for a number: the most frequent values, and how many gave any other. */
  values: { values: { value: number; voters: number }[]; others: number } | null;
}

/** Which answer is right: told after its reveal alone. */
export interface LiveAnswer {
  explanationHtml: string;
  options: { id: string; correct: boolean; replyHtml: string | null }[];
  /** For polls that ask for a number: the right one, how far from it still counts, as "within 5 %", and replies to others. */
  number:
    (NumberWithReach & { tolerance: string | null; replies: (NumberWithReach & { html: string })[] }) | null;
}

/** A number, and the largest distance from it that still counts as it. */
export interface NumberWithReach {
  value: number;
  reach: number;
}

/** All that anybody in a session may see of one of its polls, the presenter included: the screen is seen by all. */
export interface LivePollView {
  id: string;
  poll: string;
  version: string;
  state: LiveState;
  /** Participants who have voted in this round so far. */
  voters: number;
  /** The closed rounds; null before the bars are shown. */
  rounds: RoundCounts[] | null;
  /** From the last round but one to the last; null before the bars are shown. */
  flows: AnswerFlow[] | null;
  /** Null before the right answer is shown. */
  answer: LiveAnswer | null;
}

/** How many went from one answer to another between two rounds; an answer of several options is their ids with commas. */
export interface AnswerFlow {
  from: string;
  to: string;
  voters: number;
}

/** A session as everybody in it sees it. */
export interface LiveView {
  lesson: string;
  participants: number;
  /** Whether the session is over. */
  ended: boolean;
  /** When it began, ISO 8601 in UTC. */
  startedAt: string;
  /** Where it is in its lesson; null until the presenter's page has told. */
  place: LivePlace | null;
  /** When the phone from which slides are turned was connected, ISO 8601 in UTC; null where there is none. */
  remoteSince: string | null;
  polls: LivePollView[];
  pools: PoolView[];
}

const idSchema = z.uuid();

/** `POST /api/live/join`. */
export const joinRequestSchema = z.strictObject({
  /** As the reader typed it. */
  code: z.string().max(32),
  /** As for a vote: the same join, sent again because its reply was lost, is the same reader's. */
  attempt: attemptSchema.optional(),
});

/** Its reply. */
export interface JoinReply {
  ok: true;
  session: string;
  lesson: string;
}

/** `POST /api/live/votes`. */
export const liveVoteRequestSchema = z.strictObject({
  session: idSchema,
  /** Id of the live poll. */
  poll: idSchema,
  /** The round that the page showed. */
  round: z.int().min(1),
  answer: answerSchema,
  /** Whether the participant ticks to be sure. */
  sure: z.boolean().default(false),
});
export type LiveVoteRequest = z.infer<typeof liveVoteRequestSchema>;

/** A participant's own answer in a round, as the server has it. */
export interface OwnLiveVote {
  poll: string;
  round: number;
  answer: Answer;
  sure: boolean;
}

/** Reply of `GET /api/live/votes?session=<id>`: the participant's own answers. */
export interface OwnLiveVotesReply {
  ok: true;
  votes: OwnLiveVote[];
}

export const sessionQuerySchema = z.object({ session: idSchema });

/** A question that was computed in a session from a widget's state. */
export interface WidgetPollView extends PublicPoll {
  /** The widget's name, and its id in the lesson where it has one. */
  widget: string;
  place: string | null;
}

/** Reply of `GET /api/live/questions?session=<id>`: the polls that a session may ask, without their answers. */
export interface LiveQuestionsReply {
  ok: true;
  /** The lesson's title. */
  title: string;
  polls: PublicPoll[];
  /** Those that were computed in the session, the oldest first. */
  computed: WidgetPollView[];
}

/** `POST /api/live/computed`: asks the class about what a widget shows. */
export const computePollSchema = z.strictObject({
  session: idSchema,
  widget: slugSchema,
  place: z.string().max(64).nullable(),
  /** The widget's state; its own schema is the judge of it. */
  state: z.record(z.string(), z.unknown()),
});

/** Its reply. */
export interface ComputePollReply {
  ok: true;
  poll: WidgetPollView;
}

/** `POST /api/live/sessions`. */
export const startSessionSchema = z.strictObject({
  lesson: slugSchema,
  /** The class whose session it is; null for nobody's in particular. */
  class: idSchema.nullable().default(null),
});

/** `DELETE /api/live/sessions`. */
export const endSessionSchema = z.strictObject({ session: idSchema });

/** Query of `GET /api/live/sessions`. */
export const ownSessionQuerySchema = z.object({ lesson: slugSchema });

/** A session as its presenter has it. */
export interface OwnSession {
  id: string;
  lesson: string;
  joinCode: string;
}

/** Reply of `GET` and `POST /api/live/sessions`: the caller's open session of a lesson; null where there is none. */
export interface OwnSessionReply {
  ok: true;
  session: OwnSession | null;
}

/** `POST /api/live/polls`: what the presenter asks of a poll of the session's lesson. */
export const livePollRequestSchema = z.strictObject({
  session: idSchema,
  /** The poll's id in its lesson, and the version that the page shows. */
  poll: slugSchema,
  version: z.string().max(64),
  command: liveCommandSchema,
});

/** What the presenter may do next, by the share of right answers in a round. */
export type PeerAdvice = "explain" | "discuss" | "go-on";

/** Its reply. */
export interface LivePollReply {
  ok: true;
  id: string;
  state: LiveState;
  /** After a round with votes is closed, for the presenter alone; else null. */
  advice: PeerAdvice | null;
}
