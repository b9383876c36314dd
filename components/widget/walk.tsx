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
}

/** From output to output in reading order: one at a time, by itself, or by the slider. */
export function Walk({ index, count, isPlaying, describe, onPlay, onPause, onGo }: WalkProps) {
  const isStill = count < 2;
  return (
    <div className={styles.walk} role="group" aria-label="Walk over the outputs" data-screen-only>
      <Button onPress={() => onGo(index - 1)} isDisabled={isStill}>
        Back
      </Button>
      <Button onPress={() => onGo(index + 1)} isDisabled={isStill}>
        Next window
      </Button>
      <Button onPress={isPlaying ? onPause : onPlay} isDisabled={isStill}>
        {isPlaying ? "Stop" : "Play"}
      </Button>
      <div className={styles.scrub}>
        <Slider
          label="Window"
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
