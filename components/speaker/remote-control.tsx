"use client";

import { useEffect, useState } from "react";
import { useSubmit } from "@/components/form/use-submit";
import { useLiveSession, type LiveSession } from "@/components/live/use-live-session";
import { useSwipe } from "@/components/present/use-swipe";
import { Button } from "@/components/ui/button";
import type { RemoteSession } from "@/lib/contract/remote";
import { SpeakerNotesView } from "./speaker-notes";
import { SpeakerPoll } from "./speaker-poll";
import styles from "./speaker.module.css";
import { TurnButtons } from "./turn-buttons";
import { useLessonSlides, type LessonSlides } from "./use-lesson-slides";
import { useSlideLink } from "./use-slide-link";
import { printElapsed, useStopwatch } from "./use-stopwatch";
import { useWakeLock } from "./use-wake-lock";

export interface RemoteControlProps {
  session: RemoteSession;
  /** Whether this phone still is the remote has to be asked. */
  onDoubt: () => void;
}

/** The slides of a session in the presenter's hand. */
export function RemoteControl({ session, onDoubt }: RemoteControlProps) {
  const slides = useLessonSlides(session.lesson);
  const live = useLiveSession(session.id);
  const isOver = live.view?.ended === true;
  useOnChange(live.view?.remoteSince, onDoubt);
  if (isOver) {
    return (
      <div className={styles.alone}>
        <h1>The session is over</h1>
        <p>This phone turns no slides any more.</p>
      </div>
    );
  }
  if (slides === "missing") return <p role="alert">This lesson has no slides any more.</p>;
  if (slides === "loading" || live.view === null) return <p role="status">Fetching the slides.</p>;
  return <Hand session={session} slides={slides} live={live} onDoubt={onDoubt} />;
}

/** Calls back when a value that was known has become another. */
function useOnChange(value: string | null | undefined, onChange: () => void): void {
  const [first, setFirst] = useState(value);
  if (first === undefined && value !== undefined) setFirst(value);
  const hasChanged = first !== undefined && value !== undefined && value !== first;
  useEffect(() => {
    if (hasChanged) onChange();
  }, [hasChanged, onChange, value]);
}

const findOpening = () => "follow" as const;

function Hand({
  session,
  slides,
  live,
  onDoubt,
}: RemoteControlProps & { slides: LessonSlides; live: LiveSession }) {
  const [index, setIndex] = useState(live.view?.place?.slide ?? 0);
  const count = slides.outline.slides.length;
  const go = (next: number) => setIndex(Math.min(Math.max(next, 0), count - 1));
  useSlideLink(session.id, live.view, { index, go, findOpening });
  const swipe = useSwipe((step) => go(index + step));
  const [seconds] = useStopwatch(session.id, live.view?.startedAt ?? null);
  useWakeLock();
  return (
    <div className={styles.hand} {...swipe}>
      <p className={styles.head}>
        <span>{slides.outline.title}</span>
        <span className={styles.time} role="timer" aria-label="Time since the beginning">
          {printElapsed(seconds)}
        </span>
      </p>
      {live.connection === "lost" && (
        <p className={styles.lost} role="status">
          The connection is lost. Trying again; until then this may be old.
        </p>
      )}
      <div className={styles.slide}>
        <SpeakerNotesView slides={slides} index={index} />
        <SpeakerPoll sessionId={session.id} live={live} slide={slides.outline.slides[index]} />
        <Disconnect session={session.id} onDone={onDoubt} />
      </div>
      <TurnButtons index={index} count={count} onGo={go} />
    </div>
  );
}

function Disconnect({ session, onDone }: { session: string; onDone: () => void }) {
  const submit = useSubmit();
  const disconnect = async () => {
    await submit.send("/api/live/remote", "DELETE", { session });
    onDone();
  };
  return (
    <div className={styles.disconnect}>
      <Button variant="quiet" isDisabled={submit.isBusy} onPress={() => void disconnect()}>
        Disconnect this phone
      </Button>
    </div>
  );
}
