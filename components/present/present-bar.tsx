"use client";

import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import { printJoinCode } from "@/lib/contract/join-code";
import styles from "./presentation.module.css";
import { usePresenter } from "./presenter";
import type { useFullScreen } from "./use-full-screen";

export interface PresentBarProps {
  slug: string;
  index: number;
  count: number;
  section: string;
  onGo: (index: number) => void;
  onOverview: () => void;
  onJoin: () => void;
  onSpeaker: () => void;
  fullScreen: ReturnType<typeof useFullScreen>;
}

/** The one line under every slide: where one is, the ways to go, and how to join. */
export function PresentBar({
  slug,
  index,
  count,
  section,
  onGo,
  onOverview,
  onJoin,
  onSpeaker,
  fullScreen,
}: PresentBarProps) {
  const { session, live } = usePresenter();
  return (
    <nav className={styles.bar} aria-label="Slides" data-screen-only>
      <Button
        variant="quiet"
        aria-label="Previous slide"
        isDisabled={index === 0}
        onPress={() => onGo(index - 1)}
      >
        ←
      </Button>
      <p className={styles.place} role="status">
        <span className="visually-hidden">Slide </span>
        {index + 1} / {count}
        <span className="visually-hidden">: {section}</span>
      </p>
      <Button
        variant="quiet"
        aria-label="Next slide"
        isDisabled={index === count - 1}
        onPress={() => onGo(index + 1)}
      >
        →
      </Button>
      <span className={styles.gap} />
      <Button variant="quiet" onPress={onJoin}>
        {session === null ? (
          "Ask live"
        ) : (
          <>
            Join <span className={styles.joinCode}>{printJoinCode(session.joinCode)}</span>
            <span className={styles.present}>{live.view?.participants ?? 0} here</span>
          </>
        )}
      </Button>
      <Button variant="quiet" onPress={onSpeaker}>
        Notes
      </Button>
      <Button variant="quiet" onPress={onOverview}>
        Slides
      </Button>
      {fullScreen.isPossible && (
        <Button variant="quiet" onPress={fullScreen.toggle}>
          {fullScreen.isFull ? "Window" : "Full screen"}
        </Button>
      )}
      <ThemeSwitch />
      <a href={`/lessons/${slug}`} className={styles.lesson}>
        Lesson
      </a>
    </nav>
  );
}
