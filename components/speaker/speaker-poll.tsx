"use client";

import { RoundBars } from "@/components/live/round-bars";
import type { LiveSession } from "@/components/live/use-live-session";
import { usePatientAsk } from "@/components/live/use-patient-ask";
import { useSubmit } from "@/components/form/use-submit";
import { Asking } from "@/components/present/asking";
import { PollAnswer } from "@/components/present/poll-answer";
import { usePollCommands } from "@/components/present/use-poll-commands";
import type { LiveQuestionsReply } from "@/lib/contract/live";
import type { SlideEntry } from "@/lib/contract/outline";
import styles from "./speaker.module.css";

const prefix = "poll-";

export interface SpeakerPollProps {
  sessionId: string;
  live: LiveSession;
  slide: SlideEntry | undefined;
}

/** The poll of a slide in the presenter's hand: the question, how many have answered, and what to do next. */
export function SpeakerPoll({ sessionId, live, slide }: SpeakerPollProps) {
  const submit = useSubmit();
  const commands = usePollCommands(sessionId, live.view, submit);
  const reply = usePatientAsk<LiveQuestionsReply>(`/api/live/questions?session=${sessionId}`, "");
  const id = slide?.anchors.find((anchor) => anchor.startsWith(prefix))?.slice(prefix.length);
  const poll = reply?.ok ? reply.value.polls.find((candidate) => candidate.id === id) : undefined;
  if (poll === undefined) return null;
  const asked = commands.findPoll(poll);
  const bars = asked?.state.barsShown ? asked.rounds : null;
  const director = { ...commands, live, isBusy: submit.isBusy, error: submit.error, exportedId: null };
  return (
    <section className={styles.poll} aria-label="Poll of this slide">
      <div className={styles.question} dangerouslySetInnerHTML={{ __html: poll.questionHtml }} />
      <Asking
        key={poll.id}
        director={director}
        poll={poll}
        asked={asked}
        participants={live.view?.participants ?? 0}
        // A run is started where it is seen: at the screen.
        run={asked === null || asked.state.runRound === null ? null : { isOver: true }}
      />
      {asked !== null && bars !== null && <RoundBars poll={poll} rounds={bars} answer={asked.answer} />}
      {asked?.answer != null && <PollAnswer poll={poll} answer={asked.answer} />}
    </section>
  );
}
