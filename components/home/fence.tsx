"use client";

import { useEffect, useMemo, useState } from "react";
import { DecisionMap } from "@/components/training/decision-map";
import { pickAnswers } from "@/components/training/grounds";
import { readPlane } from "@/components/training/plane";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { Readout } from "@/components/widget/readout";
import { useJob } from "@/components/widget/use-job";
import { createFenceExperiment, FEWEST_NEURONS, MOST_NEURONS } from "./fence-experiment";
import styles from "./fence.module.css";

const MAP_SIZE = 48;

function describe(accuracy: number | null | undefined): string {
  if (accuracy === null || accuracy === undefined) return "Not trained yet.";
  return `The network puts ${(100 * accuracy).toFixed(0)} % of points that it has not been shown on the right side.`;
}

/** A small network that trains on the reader's device as soon as it is seen; its hidden neurons are the reader's to choose. */
export function Fence() {
  const [neurons, setNeurons] = useState(2);
  const experiment = useMemo(() => createFenceExperiment(neurons), [neurons]);
  const plane = useMemo(() => readPlane(experiment), [experiment]);
  const { viewRef, ...job } = useJob("experiment", {
    spec: { experiment, views: { mapSize: MAP_SIZE } },
    opens: "running",
  });
  const { onFrame, setSpeed, start } = job;
  // The cuts find their places in seconds, and can be watched as they do.
  useEffect(() => setSpeed(10), [setSpeed]);
  const choose = (next: number) => {
    if (next === neurons) return;
    setNeurons(next);
    start({ experiment: createFenceExperiment(next), views: { mapSize: MAP_SIZE } });
  };
  const isRunning = job.isPlaying;
  const frame = job.latest;
  const accuracy = frame?.now.validation.accuracy;
  return (
    <section className={styles.fence} aria-labelledby="fence-title" ref={viewRef}>
      <div className={styles.map}>
        <DecisionMap
          plane={plane}
          onFrame={onFrame}
          pick={pickAnswers}
          label={`Points of two classes, a disc within a ring, and how the network colours the plane. ${describe(accuracy)}`}
        />
      </div>
      <div className={styles.text}>
        <h1 id="fence-title">How many straight cuts fence in a disc?</h1>
        <p>
          The network on this page is training now, on your own device. It has to tell the blue disc from the
          orange ring, and each of its hidden neurons can make one soft, straight cut across the plane. With
          two it is struggling. Give it one more.
        </p>
        <div className={styles.control}>
          <Slider
            label="Hidden neurons"
            value={neurons}
            min={FEWEST_NEURONS}
            max={MOST_NEURONS}
            step={1}
            mark={2}
            onChange={choose}
          />
        </div>
        <div className={styles.buttons}>
          <Button onPress={isRunning ? job.pause : job.play} variant="primary">
            {isRunning ? "Pause" : job.status === "paused" ? "Go on" : "Train"}
          </Button>
          <Button onPress={job.restart}>Start again</Button>
        </div>
        <Readout
          items={[
            { label: "step", value: String(job.step), width: 5 },
            { label: "loss", value: frame === null ? "–" : frame.now.train.loss.toFixed(3), width: 5 },
            {
              label: "right on new points",
              value: accuracy == null ? "–" : `${(100 * accuracy).toFixed(0)} %`,
              width: 5,
            },
            { label: "steps/s", value: job.stepsPerSecond.toFixed(0), width: 6 },
          ]}
        />
        {job.error !== null && (
          <p className={styles.error} role="alert">
            {job.error.message}
          </p>
        )}
      </div>
    </section>
  );
}
