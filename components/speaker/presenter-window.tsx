"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useSubmit } from "@/components/form/use-submit";
import { useOwnSession } from "@/components/present/use-own-session";
import type { SlideAction } from "@/components/present/slide-keys";
import { useSlideKeys } from "@/components/present/use-slide-keys";
import { Button } from "@/components/ui/button";
import { slugSchema } from "@/lib/contract/poll";
import { OfferRemote } from "./offer-remote";
import { SpeakerNotesView } from "./speaker-notes";
import { SpeakerPoll } from "./speaker-poll";
import styles from "./speaker.module.css";
import { TurnButtons } from "./turn-buttons";
import { useLessonSlides, type LessonSlides } from "./use-lesson-slides";
import { useSlidesElsewhere } from "./use-slides-elsewhere";
import { printElapsed, useStopwatch } from "./use-stopwatch";

const neverChanges = () => () => undefined;
const readLesson = () => new URLSearchParams(location.search).get("lesson") ?? "";

/** The presenter's own window beside the slides that the room sees: notes, what comes next, time, poll and phone. */
export function PresenterWindow() {
  const lesson = useSyncExternalStore(neverChanges, readLesson, () => null);
  if (lesson === null) return <p role="status">Opening.</p>;
  if (!slugSchema.safeParse(lesson).success) return <NoLesson />;
  return <OfLesson lesson={lesson} />;
}

function NoLesson() {
  return (
    <>
      <h1>Presenter view</h1>
      <p>
        This window belongs to the slides of a lesson: go to one from <a href="/">the contents</a>, open it as
        slides, and press S.
      </p>
    </>
  );
}

function OfLesson({ lesson }: { lesson: string }) {
  const slides = useLessonSlides(lesson);
  if (slides === "missing") return <NoLesson />;
  if (slides === "loading") return <p role="status">Fetching the notes.</p>;
  return <Desk lesson={lesson} slides={slides} />;
}

function Desk({ lesson, slides }: { lesson: string; slides: LessonSlides }) {
  const submit = useSubmit();
  const { session, live, retry } = useOwnSession(lesson, submit);
  const [elsewhere, go] = useSlidesElsewhere(lesson);
  const index = elsewhere?.slide ?? 0;
  const count = slides.outline.slides.length;
  const [seconds, restart] = useStopwatch(session?.id ?? lesson, live.view?.startedAt ?? null);

  // A session that was begun on the slides after this window was opened.
  const begun = elsewhere?.session ?? null;
  useEffect(() => {
    if (begun !== null) void retry();
  }, [begun, retry]);

  const acts: Partial<Record<SlideAction, () => void>> = {
    next: () => go(Math.min(index + 1, count - 1)),
    previous: () => go(Math.max(index - 1, 0)),
    first: () => go(0),
    last: () => go(count - 1),
    enter: () => document.querySelector<HTMLElement>("[data-suggested]:enabled")?.click(),
  };
  useSlideKeys(null, (action) => acts[action]?.());

  return (
    <div className={styles.desk}>
      <div>
        {elsewhere === null ? (
          <>
            <h1>{slides.outline.title}</h1>
            <p role="status">
              The slides are not open in this browser: <a href={`/present/${lesson}`}>open them</a> and press
              S there.
            </p>
          </>
        ) : (
          <SpeakerNotesView slides={slides} index={index} />
        )}
        {session !== null && (
          <SpeakerPoll sessionId={session.id} live={live} slide={slides.outline.slides[index]} />
        )}
      </div>
      <aside className={styles.side} aria-label="Time and phone">
        <p className={styles.elapsed} role="timer" aria-label="Time since the beginning">
          {printElapsed(seconds)}
        </p>
        <Button variant="quiet" onPress={restart}>
          Restart the clock
        </Button>
        {elsewhere !== null && <TurnButtons index={index} count={count} onGo={go} />}
        <h2>Phone remote</h2>
        {session === null ? (
          <p className={styles.none}>It comes with a live session: press J on the slides.</p>
        ) : (
          <OfferRemote sessionId={session.id} remoteSince={live.view?.remoteSince ?? null} />
        )}
      </aside>
    </div>
  );
}
