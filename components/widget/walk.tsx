"use client";

import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import styles from "./walk.module.css";

export interface WalkProps {
  index: number;
  count: number;
  isPlaying: boolean;
  describe: (index: number) => string;
  onPlay: () => void;
  onPause: () => void;
  onGo: (index: number) => void;
  /** What is walked over, where it is not windows. */
  words?: { group: string; next: string; slider: string };
}

const windowWords = { group: "Walk over the outputs", next: "Next window", slider: "Window" };

/** From one place to the next, of the outputs in reading order or of others: one at a time, by itself, or by the slider. */
export function Walk(props: WalkProps) {
  const { index, count, isPlaying, describe, onPlay, onPause, onGo, words = windowWords } = props;
  const isStill = count < 2;
  return (
    <div className={styles.walk} role="group" aria-label={words.group} data-screen-only>
      <Button onPress={() => onGo(index - 1)} isDisabled={isStill}>
        Back
      </Button>
      <Button onPress={() => onGo(index + 1)} isDisabled={isStill}>
        {words.next}
      </Button>
      <Button onPress={isPlaying ? onPause : onPlay} isDisabled={isStill}>
        {isPlaying ? "Stop" : "Play"}
      </Button>
      <div className={styles.scrub}>
        <Slider
          label={words.slider}
          value={index + 1}
          min={1}
          max={Math.max(2, count)}
          step={1}
          isDisabled={isStill}
          format={(value) => describe(value - 1)}
          onChange={(value) => onGo(value - 1)}
        />
      </div>
    </div>
  );
}
