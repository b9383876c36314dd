"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { RunListenerContext } from "@/components/training/runs/run-listener";
import { fitStates, hasTrained, weighLog } from "@/components/training/runs/kept-run";
import { Button } from "@/components/ui/button";
import { readExperiment } from "@/components/widgets/cnn-builder/training";
import { CnnBuilder, Trainer } from "@/components/widgets/registry";
import { goalSchema } from "@/lib/experiment/goal";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import type { RunLog } from "@/lib/experiment/run/log";
import { experimentSchema } from "@/lib/experiment/schema";
import { OfferModel } from "./offer-model";
import { Optimism } from "./optimism";
import type { FormProps } from "./graded-exercise";
import { lockParts } from "./lock-parts";
import styles from "./exercise.module.css";

/** Bytes of weights that are handed in of one run: the last model, and so many before it as fit. */
const mostBytes = 500_000;
/** The server takes no larger model. */
const mostModelBytes = 1_800_000;

/** A goal to be reached by training: the run on screen is the evidence, and the server measures its model anew. */
export function ExperimentExercise({ lesson, id, form, state, handIn, isBusy }: FormProps<"experiment">) {
  const log = useRef<RunLog | null>(null);
  const [isTrained, setTrained] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const listen = useCallback((run: RunLog | null) => {
    log.current = run;
    setTrained(run !== null && hasTrained(run));
    setTooLarge(run !== null && weighLog(fitStates(run, 0)) > mostModelBytes);
  }, []);
  const { experiment, goal, lock } = useMemo(
    () => ({
      experiment: experimentSchema.parse(form.given),
      goal: goalSchema.parse(form.goal),
      lock: lockParts(form.free),
    }),
    [form],
  );
  const left = form.peeks === null ? Infinity : Math.max(0, form.peeks.most - state.count);
  function submit(): void {
    if (log.current !== null) void handIn({ artefact: encodeArtefact(fitStates(log.current, mostBytes)) });
  }
  return (
    <div className={styles.form}>
      <RunListenerContext value={listen}>
        {experiment.data.source.kind === "digits" ? (
          <CnnBuilder id={`exercise-${id}`} {...readExperiment(experiment)} goal={goal} />
        ) : (
          <Trainer id={`exercise-${id}`} {...experiment} goal={goal} lock={lock} />
        )}
      </RunListenerContext>
      <div className={styles.actions}>
        <Button
          variant="primary"
          onPress={submit}
          isDisabled={isBusy || !isTrained || isTooLarge || left === 0}
        >
          Hand in this model
        </Button>
        <p className={styles.note}>
          {isTooLarge
            ? "This network has too many parameters to be handed in."
            : isTrained
              ? "The model on screen is handed in, with how it was trained. The server measures it on examples that nobody has seen."
              : "Train a model first: what is on screen then can be handed in."}
        </p>
      </div>
      {state.isOffered !== null && state.best === 1 && (
        <OfferModel lesson={lesson} id={id} isOffered={state.isOffered} />
      )}
      {form.peeks !== null && <Optimism {...form.peeks} left={left} handIns={state.handIns} />}
    </div>
  );
}
