import { expect } from "@playwright/test";
import type { JoinReply, LivePollView, LiveState, LiveView } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";

/** A device that takes part in a live session, without a browser. */
export interface Participant {
  /** The reader's cookie, and the session: what another device of the same reader would have. */
  cookie: string;
  session: string;
  /** The newest state that the session's stream tells, as text. */
  readStream: (site?: string) => Promise<string>;
  /** @returns the HTTP status of the reply */
  vote: (poll: VotedPoll, answer: Answer, site?: string) => Promise<number>;
}

/** What a vote needs to know of its poll. */
export interface VotedPoll {
  id: string;
  state: Pick<LiveState, "round">;
}

/** The polls of a session, from what its stream tells: of several messages that came at once the last counts. */
export function readPolls(text: string): LivePollView[] {
  const data = [...text.matchAll(/^data: (.*)$/gm)].at(-1)?.[1] ?? "";
  return (JSON.parse(data) as LiveView).polls;
}

/** Joins a session by its code, at one of the servers that share its database. */
export async function joinSession(home: string, code: string): Promise<Participant> {
  const send = (path: string, body: object, cookie = "", site = home) =>
    fetch(site + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", cookie },
      body: JSON.stringify(body),
    });
  const reply = await send("/api/live/join", { code });
  expect(reply.status).toBe(200);
  const { session } = (await reply.json()) as JoinReply;
  const cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
  return {
    cookie,
    session,
    async readStream(site = home) {
      const abort = new AbortController();
      const stream = await fetch(`${site}/api/live/stream?session=${session}`, {
        headers: { cookie },
        signal: abort.signal,
      });
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (!text.includes("\n\n")) text += (await reader?.read())?.value ?? "\n\n";
      abort.abort();
      return text;
    },
    async vote({ id, state }, answer, site) {
      const body = { session, poll: id, round: state.round, answer };
      return (await send("/api/live/votes", body, cookie, site)).status;
    },
  };
}
