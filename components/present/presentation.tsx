"use client";

import { useEffect, useRef, useState } from "react";
import { useSubmit } from "@/components/form/use-submit";
import { useSlideLink } from "@/components/speaker/use-slide-link";
import { openSpeakerWindow, useSpeakerWindow } from "@/components/speaker/use-speaker-window";
import { WidgetSurroundContext } from "@/components/widget/widget-surround";
import { surroundWidget } from "./asked-widget";
import { JoinPanel } from "./join-panel";
import { PresentBar } from "./present-bar";
import { PresenterContext, type Presenter } from "./presenter";
import styles from "./presentation.module.css";
import type { Slide } from "./slide";
import type { SlideAction } from "./slide-keys";
import { SlideOverview } from "./slide-overview";
import { useFullScreen } from "./use-full-screen";
import { useComputedPolls } from "./use-computed-polls";
import { useOwnSession } from "./use-own-session";
import { usePollCommands } from "./use-poll-commands";
import { useSlideKeys } from "./use-slide-keys";
import { useSlideNumber } from "./use-slide-number";
import { useSwipe } from "./use-swipe";

export interface PresentationProps {
  lesson: { slug: string; title: string; question: string };
  slides: readonly Slide[];
}

/** A lesson as slides, one at a time. A slide is made when it is first shown, and keeps what was done on it. */
export function Presentation({ lesson, slides }: PresentationProps) {
  const [index, go] = useSlideNumber(slides);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set([0]));
  if (!seen.has(index)) setSeen(new Set([...seen, index]));
  const [panel, setPanel] = useState<"overview" | "join" | null>(null);
  const fullScreen = useFullScreen();
  const presenter = usePresentation(lesson.slug, () => setPanel("join"));
  const session = presenter.session?.id ?? null;
  useSlideLink(session, presenter.live.view, { index, go, findOpening });
  useSpeakerWindow(lesson.slug, { index, go, session });
  const current = useRef<HTMLElement>(null);
  useFocusOnSlide(index, current);

  const acts: Record<SlideAction, () => void> = {
    next: () => go(index + 1),
    previous: () => go(index - 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    enter: () => current.current?.querySelector<HTMLElement>("[data-suggested]:enabled")?.click(),
    overview: () => setPanel(panel === "overview" ? null : "overview"),
    join: () => setPanel(panel === "join" ? null : "join"),
    speaker: () => openSpeakerWindow(lesson.slug),
    "full-screen": fullScreen.toggle,
  };
  useSlideKeys(panel, (action) => acts[action]());
  const swipe = useSwipe((step) => go(index + step));

  return (
    <PresenterContext value={presenter}>
      <div className={styles.presentation}>
        <main id="content" className={styles.slides} {...swipe}>
          <header className={index === 0 ? styles.head : "visually-hidden"}>
            <h1>{lesson.title}</h1>
            <p>{lesson.question}</p>
          </header>
          {slides.map(
            (slide, number) =>
              seen.has(number) && (
                <section
                  key={number}
                  ref={number === index ? current : undefined}
                  className={styles.slide}
                  hidden={number !== index}
                  tabIndex={-1}
                  aria-label={`Slide ${number + 1}`}
                  data-kind={slide.kind}
                >
                  {slide.isContinued && <p className={styles.running}>{slide.section}</p>}
                  <WidgetSurroundContext value={surroundWidget}>{slide.content}</WidgetSurroundContext>
                </section>
              ),
          )}
        </main>
        <PresentBar
          slug={lesson.slug}
          index={index}
          count={slides.length}
          section={slides[index]?.section ?? ""}
          onGo={go}
          onOverview={acts.overview}
          onJoin={acts.join}
          onSpeaker={acts.speaker}
          fullScreen={fullScreen}
        />
      </div>
      {panel === "overview" && (
        <SlideOverview slides={slides} current={index} onGo={go} onClose={() => setPanel(null)} />
      )}
      {panel === "join" && <JoinPanel onClose={() => setPanel(null)} />}
    </PresenterContext>
  );
}

/** An address that leads to a place in the lesson is where the class goes; a number is only where this page was last. */
const findOpening = () => (/^#\D/.test(location.hash) ? "lead" : "join");

function usePresentation(slug: string, showJoin: () => void): Presenter {
  const submit = useSubmit();
  const { fault, ...own } = useOwnSession(slug, submit);
  const commands = usePollCommands(own.session?.id ?? null, own.live.view, submit);
  const asked = useComputedPolls(own.session, submit);
  return {
    lesson: slug,
    ...own,
    ...commands,
    ...asked,
    isBusy: submit.isBusy,
    error: submit.error ?? fault,
    exportedId: own.session?.id ?? null,
    showJoin,
  };
}

/** After a slide was turned the keyboard goes on from it, unless it was turned by a button that is still there. */
function useFocusOnSlide(index: number, current: React.RefObject<HTMLElement | null>): void {
  const shown = useRef(index);
  useEffect(() => {
    if (shown.current === index) return;
    shown.current = index;
    const { activeElement } = document;
    const isLost =
      activeElement === null || activeElement === document.body || activeElement.closest("[hidden]") !== null;
    if (isLost) current.current?.focus({ preventScroll: true });
  }, [index, current]);
}
