"use client";

import { Button } from "@/components/ui/button";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { findSoundState, type RunLog } from "@/lib/experiment/run/log";
import type { RunEnd } from "@/lib/experiment/run/session";
import type { State } from "./state";
import type { CarryOffer } from "./use-trainer";
import styles from "./view.module.css";
import { describeEnd } from "./words";

export interface NoticesProps {
  /** Why nothing can be trained; then nothing else is said. */
  fault: string | null;
  log: RunLog | null;
  end: RunEnd | null;
  training: State["training"];
  /** The run before the settings changed, from which the new one could go on. */
  offer: CarryOffer | null;
  onCarryOn: (offer: CarryOffer) => void;
  /** Back to a state in which all was well, with another learning rate. */
  onHalve: (sound: EngineState, learningRate: number) => void;
}

/** What the reader should know before the picture: a fault, how the run ended, a way to go on. */
export function Notices({ fault, log, end, training, offer, onCarryOn, onHalve }: NoticesProps) {
  if (fault !== null)
    return (
      <p className={styles.fault} role="alert">
        {fault}
      </p>
    );
  const told = describeEnd(end, training.learningRate);
  const sound = end?.reason === "diverged" && log !== null ? findSoundState(log) : undefined;
  const half = Number((training.learningRate / 2).toPrecision(2));
  return (
    <>
      {told !== null && (
        <div className={styles.note} role="status">
          <span>{told}</span>
          {sound !== undefined && (
            <Button onPress={() => onHalve(sound, half)}>Go back to step {sound.step} with half of it</Button>
          )}
        </div>
      )}
      {offer !== null && (
        <div className={styles.note} role="status">
          <span>The settings have changed, so Train begins a new run.</span>
          <Button onPress={() => onCarryOn(offer)}>Go on from step {offer.step} instead</Button>
        </div>
      )}
    </>
  );
}
