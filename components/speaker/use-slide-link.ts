"use client";

import { useEffect, useRef } from "react";
import { ask } from "@/components/form/ask";
import type { LiveView } from "@/lib/contract/live";
import type { TurnReply } from "@/lib/contract/remote";
import { createSlideLink, type SlideLink, type SlideLinkOptions } from "./slide-link";

export interface LinkedSlides {
  /** The slide that the page shows, from 0. */
  index: number;
  go: (index: number) => void;
  /** Asked when the page begins to follow a session. */
  findOpening: () => SlideLinkOptions["opening"];
}

async function tellServer(session: string, slide: number): ReturnType<SlideLinkOptions["send"]> {
  const reply = await ask<TurnReply>("/api/live/slide", { method: "POST", body: { session, slide } });
  if (reply.ok) return reply.value.place;
  const isPassing = ["unreachable", "internal", "too-many-requests"].includes(reply.code);
  return isPassing ? "lost" : "refused";
}

/** Keeps the slide of this page and of a session the same; see slide-link.ts. Without a session it does nothing. */
export function useSlideLink(
  session: string | null,
  view: LiveView | null,
  { index, go, findOpening }: LinkedSlides,
): void {
  const link = useRef<SlideLink | null>(null);
  const newest = useRef({ index, go, findOpening });
  useEffect(() => {
    newest.current = { index, go, findOpening };
  });

  useEffect(() => {
    if (session === null) return;
    const made = createSlideLink({
      start: newest.current.index,
      opening: newest.current.findOpening(),
      send: (slide) => tellServer(session, slide),
      show: (slide) => newest.current.go(slide),
    });
    link.current = made;
    return () => {
      made.stop();
      link.current = null;
    };
  }, [session]);

  useEffect(() => link.current?.turn(index), [index, session]);
  useEffect(() => {
    if (view !== null) link.current?.hear(view.place);
  }, [view, session]);
}
