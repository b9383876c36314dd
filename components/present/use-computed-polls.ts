"use client";

import { useAsk } from "@/components/form/use-ask";
import type { Submit } from "@/components/form/use-submit";
import type { ComputePollReply, LiveQuestionsReply, OwnSession } from "@/lib/contract/live";
import type { Presenter } from "./presenter";

/** The questions about widgets that were asked in a session, and the way to another; found again after a reload. */
export function useComputedPolls(
  session: OwnSession | null,
  submit: Submit,
): Pick<Presenter, "computed" | "askAbout"> {
  const { reply, reload } = useAsk<LiveQuestionsReply>(
    session === null ? null : `/api/live/questions?session=${session.id}`,
  );
  return {
    computed: reply?.ok ? reply.value.computed : [],
    async askAbout(widget, place, state) {
      if (session === null) return;
      const body = { session: session.id, widget, place, state };
      const asked = await submit.send<ComputePollReply>("/api/live/computed", "POST", body);
      if (asked?.ok) await reload();
    },
  };
}
