"use client";

import { Button } from "@/components/ui/button";
import styles from "./speaker.module.css";

export interface TurnButtonsProps {
  index: number;
  count: number;
  onGo: (index: number) => void;
}

/** Back and on. */
export function TurnButtons({ index, count, onGo }: TurnButtonsProps) {
  return (
    <nav className={styles.turns} aria-label="Turn the slides">
      <Button aria-label="Previous slide" isDisabled={index === 0} onPress={() => onGo(index - 1)}>
        ← Previous
      </Button>
      <Button
        variant="primary"
        aria-label="Next slide"
        isDisabled={index >= count - 1}
        onPress={() => onGo(index + 1)}
      >
        Next →
      </Button>
    </nav>
  );
}
