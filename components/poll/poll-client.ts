import type { AppErrorCode, ErrorReply } from "@/lib/contract/app-error";
import type { LessonAnswersReply, RevealReply, VoteReply } from "@/lib/contract/poll";
import { inTurn } from "./in-turn";
import { dropAttempt, dropWaitingVote, getAttempt, readWaitingVote } from "./waiting-votes";

/** A reply of the server, or `unreachable` when none came. */
export type Reply<T> =
  | { kind: "done"; value: T }
  | { kind: "refused"; code: AppErrorCode; message: string }
  | { kind: "unreachable" };

async function call<T>(path: string, body?: object): Promise<Reply<T>> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(15_000),
      // A vote goes on its way also when the reader leaves the page.
      ...(body && {
        method: "POST",
        keepalive: true,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    // Our own server's replies have these types; a proxy's error page is no JSON and lands below.
    if (response.ok) return { kind: "done", value: (await response.json()) as T };
    const { error } = (await response.json()) as ErrorReply;
    return { kind: "refused", code: error.code, message: error.message };
  } catch {
    return { kind: "unreachable" };
  }
}

/** Sends the vote that waits for this poll; null when none does. It goes on waiting unless the server has dealt with it. */
export function sendWaitingVote(lesson: string, poll: string): Promise<Reply<VoteReply> | null> {
  return inTurn(async () => {
    const vote = readWaitingVote(lesson, poll);
    if (vote === null) return null;
    const reply = await call<VoteReply>("/api/polls", { lesson, poll, ...vote, attempt: getAttempt() });
    if (reply.kind === "done") dropAttempt();
    if (reply.kind === "done" || (reply.kind === "refused" && isFinal(reply.code))) {
      dropWaitingVote(lesson, poll, vote);
    }
    return reply;
  });
}

/** Whether sending the same again can never help. */
export function isFinal(code: AppErrorCode): boolean {
  return (
    code === "bad-request" || code === "not-found" || code === "poll-changed" || code === "already-revealed"
  );
}

export function reveal(lesson: string, poll: string, version: string): Promise<Reply<RevealReply>> {
  return call("/api/polls/reveal", { lesson, poll, version });
}

const loading = new Map<string, Promise<Reply<LessonAnswersReply>>>();

/** This reader's answers in a lesson: asked for once by all the polls of a page. */
export function loadAnswers(
  lesson: string,
  options?: { fresh: boolean },
): Promise<Reply<LessonAnswersReply>> {
  const known = loading.get(lesson);
  if (known && !options?.fresh) return known;
  const answers = call<LessonAnswersReply>(`/api/polls?lesson=${encodeURIComponent(lesson)}`);
  loading.set(lesson, answers);
  // Without a link a poll that is opened later asks again.
  void answers.then((reply) => reply.kind === "unreachable" && loading.delete(lesson));
  return answers;
}
