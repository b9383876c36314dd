import { Agent, request } from "node:http";
import type { JoinReply, LivePollView, LiveVoteRequest } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";

interface SentReply {
  status: number;
  cookie: string | null;
  text: string;
}

/** One device that takes part in a session, with a connection that it keeps and an address of its own. */
export interface Participant {
  cookie: string;
  session: string;
  /** @returns whether the server has acknowledged it */
  vote(poll: Pick<LivePollView, "id">, round: number, answer: Answer): Promise<boolean>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

function send(site: string, path: string, headers: Record<string, string>, body: object): Promise<SentReply> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      site + path,
      {
        agent,
        method: "POST",
        headers: {
          ...headers,
          "Content-Type": "application/json",
          "Content-Length": String(Buffer.byteLength(text)),
        },
      },
      (reply) => {
        let received = "";
        reply.setEncoding("utf8").on("data", (piece: string) => (received += piece));
        reply.on("error", reject).on("end", () =>
          resolve({
            status: reply.statusCode ?? 0,
            cookie: reply.headers["set-cookie"]?.[0]?.split(";")[0] ?? null,
            text: received,
          }),
        );
      },
    );
    sent.on("error", reject).end(text);
  });
}

/** The address that a proxy would write down for the participant of a number: limits are by address. */
function inventAddress(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

export async function join(site: string, code: string, number: number): Promise<Participant> {
  const address = { "X-Forwarded-For": inventAddress(number) };
  const reply = await send(site, "/api/live/join", address, { code });
  if (reply.status !== 200 || reply.cookie === null) throw new Error(`Refused to join: ${reply.text}`);
  const { session } = JSON.parse(reply.text) as JoinReply;
  const { cookie } = reply;
  return {
    cookie,
    session,
    async vote({ id }, round, answer) {
      const body: LiveVoteRequest = { session, poll: id, round, answer, sure: false };
      const { status, text } = await send(site, "/api/live/votes", { ...address, Cookie: cookie }, body);
      if (status !== 200 && status < 500) throw new Error(`Refused a vote: ${text}`);
      return status === 200;
    },
  };
}
