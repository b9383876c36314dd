import { expect } from "@playwright/test";
import type { JoinReply, LivePollView, LiveView } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";

/** A device that takes part in a live session, without a browser. */
export interface Participant {
  /** The newest state that the session's stream tells, as text. */
  readStream: () => Promise<string>;
  vote: (poll: LivePollView, answer: Answer) => Promise<number>;
}

/** The polls of a session, from what its stream tells. */
export function readPolls(text: string): LivePollView[] {
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? "";
  return (JSON.parse(data) as LiveView).polls;
}

/** Joins a session by its code. */
export async function joinSession(site: string, code: string): Promise<Participant> {
  const send = (path: string, body: object, cookie = "") =>
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
    async readStream() {
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
    async vote({ id, state }, answer) {
      const body = { session, poll: id, round: state.round, answer };
      return (await send("/api/live/votes", body, cookie)).status;
    },
  };
}
