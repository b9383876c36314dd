"use client";

import { useEffect, useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { findStop } from "@/components/ui/find-stop";
import { StopsSlider } from "@/components/ui/stops-slider";
import { Readout } from "@/components/widget/readout";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { RunLog } from "@/lib/experiment/run/log";
import { printCount, printLoss } from "./print-figures";
import { listPlaces, type ScrubPlace } from "./read-states";
import styles from "./scrubber.module.css";
import { useFrameThrottle } from "./use-frame-throttle";

export interface ScrubberProps {
  /** The run to go back in; null while there is none. */
  log: RunLog | null;
  /** The step of the model that is on screen. */
  at: number;
  /** Hears which model to show, once a frame at most. */
  onScrub: (state: EngineState) => void;
  /** Hears from which model to go on; without it there is no such button. */
  onResume?: (state: EngineState) => void;
  /** What the button says; the parent knows whether going on makes another run. */
  resumeLabel?: string;
  /** Why one cannot go back just now, in a sentence; null where one can. */
  obstacle?: string | null;
}

/** Milliseconds after which a place that was asked for and never came is given up. */
const patience = 1500;

const noStates = "There is no model to go back to yet: the first is kept before the first step of training.";

/** Goes back and forth between the recorded models of a run. */
export function Scrubber(props: ScrubberProps) {
  const { log, at, onScrub, onResume, resumeLabel = "Go on from here" } = props;
  const places = useMemo(() => (log === null ? [] : listPlaces(log)), [log]);
  const stops = useMemo(() => places.map(({ state }) => state.step), [places]);
  const obstacle = props.obstacle ?? (places.length === 0 ? noStates : null);
  const obstacleId = useId();

  // The model on screen follows a drag a little later: until then the thumb stays where the reader put it.
  const [wanted, want] = useState<{ id: string; step: number } | null>(null);
  const isWanted = wanted !== null && wanted.id === log?.id && wanted.step !== at;
  useEffect(() => {
    if (wanted === null) return;
    const timer = setTimeout(() => want(null), patience);
    return () => clearTimeout(timer);
  }, [wanted]);
  const step = isWanted ? wanted.step : at;
  const index = findStop(stops, step);
  const place = places[index];

  const scrub = useFrameThrottle(onScrub);
  const goTo = (next: number) => {
    const there = places[next]?.state;
    if (there === undefined || log === null || there.step === step) return;
    want({ id: log.id, step: there.step });
    scrub(there);
  };
  const isDisabled = obstacle !== null;
  // The model on screen may stand between two that were recorded.
  const ways = [
    { label: "First", to: stops[0] === step ? -1 : 0 },
    { label: "Previous", to: stops.findLastIndex((stop) => stop < step) },
    { label: "Next", to: stops.findIndex((stop) => stop > step) },
    { label: "Last", to: stops.at(-1) === step ? -1 : stops.length - 1 },
  ];
  return (
    <div
      className={styles.scrubber}
      role="group"
      aria-label="Recorded models"
      aria-describedby={isDisabled ? obstacleId : undefined}
    >
      <StopsSlider
        label="Model recorded at"
        stops={stops.length === 0 ? [0] : stops}
        index={Math.max(0, index)}
        format={(step) => `step ${printCount(step)}`}
        onChange={goTo}
        isDisabled={isDisabled}
      />
      <div className={styles.buttons}>
        {ways.map(({ label, to }) => (
          <Button
            key={label}
            aria-label={`${label} recorded model`}
            isDisabled={isDisabled || to < 0}
            onPress={() => goTo(to)}
          >
            {label}
          </Button>
        ))}
        {onResume !== undefined && (
          <Button isDisabled={isDisabled} onPress={() => place !== undefined && onResume(place.state)}>
            {resumeLabel}
          </Button>
        )}
      </div>
      {obstacle !== null && (
        <p id={obstacleId} className={styles.obstacle}>
          {obstacle}
        </p>
      )}
      {place !== undefined && <Figures place={place} />}
    </div>
  );
}

function Figures({ place: { state, epoch, point } }: { place: ScrubPlace }) {
  const isLater = point !== null && point.step !== state.step;
  return (
    <Readout
      items={[
        { label: "step", value: printCount(state.step), width: 7 },
        { label: "epoch", value: trimEpoch(epoch), width: 6 },
        { label: "training loss", value: point === null ? "–" : printLoss(point.train.loss), width: 7 },
        {
          label: "validation loss",
          value: point === null ? "–" : printLoss(point.validation.loss),
          width: 7,
        },
        ...(isLater ? [{ label: "measured at step", value: printCount(point.step) }] : []),
      ]}
    />
  );
}

const trimEpoch = (epoch: number) => (Number.isInteger(epoch) ? printCount(epoch) : epoch.toFixed(1));
