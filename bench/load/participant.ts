import type { JoinReply, LivePollView, LiveVoteRequest } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";
import type { Sender } from "./requests";

/** One device that takes part in a session, with an address of its own. */
export interface Participant {
  cookie: string;
  session: string;
  /** @returns whether the server has acknowledged it */
  vote(poll: Pick<LivePollView, "id">, round: number, answer: Answer): Promise<boolean>;
}

/** The address that a proxy would write down for the participant of a number: limits are by address. */
function inventAddress(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

export async function join({ send }: Sender, code: string, number: number): Promise<Participant> {
  const address = { "X-Forwarded-For": inventAddress(number) };
  const reply = await send("/api/live/join", address, { code });
  if (reply.status !== 200 || reply.cookie === null) throw new Error(`Refused to join: ${reply.text}`);
  const { session } = JSON.parse(reply.text) as JoinReply;
  const { cookie } = reply;
  return {
    cookie,
    session,
    async vote({ id }, round, answer) {
      const body: LiveVoteRequest = { session, poll: id, round, answer, sure: false };
      const { status, text } = await send("/api/live/votes", { ...address, Cookie: cookie }, body);
      if (status !== 200 && status < 500) throw new Error(`Refused a vote: ${text}`);
      return status === 200;
    },
  };
}
