"use client";

import { useState } from "react";
import type { LivePollView, LiveQuestionsReply } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import { usePatientAsk } from "./use-patient-ask";

export interface Questions {
  /** The lesson's title. */
  title: string;
  /** The question as it was asked; null where the lesson has it no more. */
  find: (asked: LivePollView) => PublicPoll | null;
}

/**
 * The questions of a session's lesson, fetched once; null until they are there. They are fetched again for a question
 * that is not among them: it was computed, or its lesson edited, after this page was opened.
 */
export function useQuestions(session: string, asked: readonly LivePollView[]): Questions | null {
  const [missing, setMissing] = useState("");
  const reply = usePatientAsk<LiveQuestionsReply>(`/api/live/questions?session=${session}`, missing);
  if (reply?.ok !== true) return null;
  const { title, polls, computed } = reply.value;
  const find = (poll: LivePollView) =>
    [...polls, ...computed].find(({ id, version }) => id === poll.poll && version === poll.version) ?? null;
  const lacking = asked.filter((poll) => find(poll) === null).map(({ version }) => version);
  if (lacking.length > 0 && lacking.join() !== missing) setMissing(lacking.join());
  return { title, find };
}
