"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { Steps } from "./game";
import { type Stage, stageNames } from "./stages";
import type { State } from "./state";
import styles from "./view.module.css";
import { describeStage, explainStage, nameStage } from "./words";

/** Milliseconds for each stage where they follow by themselves. */
const PACE = 1800;

export interface SlowMotionProps {
  stage: Stage | null;
  latent: State["latent"];
  steps: Steps;
  isPlaying: boolean;
  onPause: () => void;
  onStage: () => void;
}

/** One round in five stages: what each computes, and what it found just now. */
export function SlowMotion({ stage, latent, steps, isPlaying, onPause, onStage }: SlowMotionProps) {
  const [isSlow, setSlow] = useState(false);
  const walks = isSlow && !isPlaying;
  useEffect(() => {
    if (!walks) return;
    const timer = setInterval(onStage, PACE);
    return () => clearInterval(timer);
  }, [walks, onStage]);
  const advance = () => {
    if (isPlaying) onPause();
    onStage();
  };
  return (
    <div className={styles.slow} role="group" aria-label="One round in slow motion">
      <ol className={styles.stages}>
        {stageNames.map((name) => (
          <li key={name} aria-current={stage?.name === name ? "step" : undefined}>
            <b>{nameStage[name]}</b> {explainStage(name, { latent })}
          </li>
        ))}
      </ol>
      <p className={styles.found} role={walks ? undefined : "status"}>
        {stage === null ? "" : describeStage(stage, steps)}
      </p>
      <div className={styles.row} data-screen-only>
        <Button onPress={advance}>Next stage</Button>
        <Switch
          label="Slow motion"
          isSelected={isSlow}
          onChange={(next) => {
            if (next && isPlaying) onPause();
            setSlow(next);
          }}
        />
      </div>
    </div>
  );
}
