"use client";

import { useState } from "react";
import type { Submit } from "@/components/form/use-submit";
import type { LiveCommand, LivePollReply, LivePollView, LiveView } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import type { PollDirector } from "./presenter";

type PollCommands = Pick<PollDirector, "command" | "findPoll" | "findAdvice">;

/** A poll as it is before it is first asked. */
function describeNew(poll: PublicPoll, { id, state }: LivePollReply): LivePollView {
  return {
    id,
    poll: poll.id,
    version: poll.version,
    state,
    voters: 0,
    rounds: null,
    flows: null,
    answer: null,
  };
}

/** What the presenter asks of the session's polls, and how they stand. */
export function usePollCommands(session: string | null, view: LiveView | null, submit: Submit): PollCommands {
  const [latest, setLatest] = useState<{ view: LiveView | null; key: string; reply: LivePollReply } | null>(
    null,
  );
  const [advice, setAdvice] = useState<ReadonlyMap<string, LivePollReply["advice"]>>(new Map());
  const keyOf = ({ id, version }: PublicPoll) => `${session} ${id} ${version}`;

  return {
    async command(poll, command) {
      if (session === null) return;
      const send = (id: string, version: string, what: LiveCommand) =>
        submit.send<LivePollReply>("/api/live/polls", "POST", {
          session,
          poll: id,
          version,
          command: what,
        });
      // A class answers one question at a time.
      const isOther = (other: LivePollView) => other.state.phase === "open" && other.poll !== poll.id;
      const others = command.do === "open" ? (view?.polls.filter(isOther) ?? []) : [];
      for (const other of others) await send(other.poll, other.version, { do: "close" });
      const reply = await send(poll.id, poll.version, command);
      if (!reply?.ok) return;
      const { state, advice: given } = reply.value;
      setLatest({ view, key: keyOf(poll), reply: reply.value });
      if (given !== null) setAdvice((before) => new Map(before).set(`${keyOf(poll)} ${state.round}`, given));
    },
    findPoll(poll) {
      const known =
        view?.polls.find(({ poll: id, version }) => id === poll.id && version === poll.version) ?? null;
      // The reply is there before the stream tells all: until then it counts.
      if (latest === null || latest.view !== view || latest.key !== keyOf(poll)) return known;
      const { reply } = latest;
      const isSameRound = known?.state.round === reply.state.round;
      return {
        ...(known ?? describeNew(poll, reply)),
        state: reply.state,
        ...(!isSameRound && { voters: 0 }),
      };
    },
    findAdvice: (poll, round) => advice.get(`${keyOf(poll)} ${round}`) ?? null,
  };
}
