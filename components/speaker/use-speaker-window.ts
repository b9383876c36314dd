"use client";

import { useEffect, useRef } from "react";
import { openSpeakerChannel, type SpeakerChannel } from "./speaker-channel";

export interface ToldSlides {
  /** The slide that is shown, from 0. */
  index: number;
  go: (index: number) => void;
  /** Id of the live session. */
  session: string | null;
}

/** Lets the presenter's own window know where the slides are, and turn them. */
export function useSpeakerWindow(lesson: string, { index, go, session }: ToldSlides): void {
  const channel = useRef<SpeakerChannel | null>(null);
  const newest = useRef({ index, go, session });
  useEffect(() => {
    newest.current = { index, go, session };
  });
  useEffect(() => {
    const tell = () =>
      opened.post({ kind: "at", slide: newest.current.index, session: newest.current.session });
    const opened = openSpeakerChannel(lesson, (message) => {
      if (message.kind === "ask") tell();
      if (message.kind === "go") newest.current.go(message.slide);
    });
    const onLeave = () => opened.post({ kind: "gone" });
    channel.current = opened;
    addEventListener("pagehide", onLeave);
    addEventListener("pageshow", tell);
    return () => {
      removeEventListener("pagehide", onLeave);
      removeEventListener("pageshow", tell);
      onLeave();
      opened.close();
      channel.current = null;
    };
  }, [lesson]);
  useEffect(() => channel.current?.post({ kind: "at", slide: index, session }), [index, session, lesson]);
}

/** Opens the presenter's own window, or goes to it. */
export function openSpeakerWindow(lesson: string): void {
  open(`/presenter?lesson=${lesson}`, `presenter-${lesson}`, "popup,width=1100,height=760");
}
