"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { openSpeakerChannel, type SpeakerChannel } from "./speaker-channel";

/** The slides that another window of this browser shows. */
export interface SlidesElsewhere {
  /** From 0. */
  slide: number;
  /** Id of their live session. */
  session: string | null;
}

/** Where the slides of another window are, and a way to turn them; null while there are none. */
export function useSlidesElsewhere(lesson: string): [SlidesElsewhere | null, (slide: number) => void] {
  const [slides, setSlides] = useState<SlidesElsewhere | null>(null);
  const channel = useRef<SpeakerChannel | null>(null);
  useEffect(() => {
    const opened = openSpeakerChannel(lesson, (message) => {
      if (message.kind === "at") setSlides({ slide: message.slide, session: message.session });
      if (message.kind === "gone") setSlides(null);
    });
    channel.current = opened;
    opened.post({ kind: "ask" });
    return () => {
      opened.close();
      channel.current = null;
    };
  }, [lesson]);
  const go = useCallback((slide: number) => channel.current?.post({ kind: "go", slide }), []);
  return [slides, go];
}
