"use client";

import { memo, useEffect, useMemo } from "react";
import { Segmented } from "@/components/ui/segmented";
import { useWidget, type WidgetHandle, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { DrawPanel } from "./draw-panel";
import { ManyPanel } from "./many-panel";
import { chooseModel, measureOptimism, readDraws } from "./optimism";
import { TESTED, TRAINED } from "./plan";
import { definition, type State } from "./state";
import { useDraws } from "./use-draws";
import { useSeals } from "./use-seals";
import { DrawValues, ManyValues } from "./values";
import styles from "./view.module.css";
import { writeTitle } from "./words";

const CAPTIONS: Record<State["mode"], string> = {
  draw: `All models learn from the same ${TRAINED} points. Each has settings of its own, drawn at random, and its own first weights. The one with the most right answers on the validation set is chosen. Its test figure is not computed before you ask for it.`,
  many: `Each draw is a new set of ${TRAINED} points to learn from, a new validation set, and ${TESTED} points to test on, with models trained anew. In each draw the best of k on the validation set is looked up on the test set, averaged over all ways to choose k of its models; then the mean over draws is taken, and its standard error.`,
};

const modes: readonly { value: State["mode"]; label: string }[] = [
  { value: "draw", label: "One draw, one seal" },
  { value: "many", label: "Many draws, all opened" },
];

// Models in training render the frame ten times a second; these have nothing new to show then.
const StillControls = memo(Controls);
const StillModes = memo(Modes);

function Modes({ mode, set }: Pick<WidgetHandle<State>, "set"> & { mode: State["mode"] }) {
  return (
    <Segmented label="Look at" value={mode} options={modes} onChange={(value) => set({ mode: value })} />
  );
}

/** The best of many models on a validation set, and a test set that opens once. */
export function SealedTestSet(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { mode, models, seed } = state;
  const { drawKey, drawSpec, one, many, job } = useDraws(state);
  const { seals, breakSeal } = useSeals();
  const opened = seals[seed] ?? null;
  const { outcomes } = one;

  // The test figure has come because the reader asked for it.
  const asked = outcomes.findIndex(({ measures }) => measures.test !== undefined);
  const { validation, test } = outcomes[asked]?.measures ?? {};
  useEffect(() => {
    if (validation?.accuracy == null || test?.accuracy == null) return;
    breakSeal(seed, {
      plan: drawKey,
      model: asked,
      models,
      validation: validation.accuracy,
      test: test.accuracy,
    });
  }, [asked, breakSeal, drawKey, models, seed, test, validation]);

  const draws = useMemo(() => readDraws(many.outcomes, models), [many.outcomes, models]);
  const optimism = useMemo(() => measureOptimism(draws, models), [draws, models]);
  const chosen = drawSpec.experiments[Math.max(0, chooseModel(outcomes))];
  const isOpenedHere = opened?.plan === drawKey;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(state, outcomes, isOpenedHere ? opened : null, optimism)}
      job={job}
      {...(chosen && { code: () => printPrograms(chosen) })}
      caption={props.caption ?? CAPTIONS[mode]}
      controls={<StillControls state={state} set={set} />}
      values={
        mode === "draw" ? (
          <DrawValues
            experiments={drawSpec.experiments}
            outcomes={outcomes}
            opened={isOpenedHere ? opened : null}
          />
        ) : (
          <ManyValues optimism={optimism} />
        )
      }
    >
      <div className={styles.set}>
        <div data-screen-only>
          <StillModes mode={mode} set={set} />
        </div>
        {mode === "draw" ? (
          <DrawPanel
            state={state}
            outcomes={outcomes}
            opened={opened}
            isOpenedHere={isOpenedHere}
            onOpen={(index) => one.job.send({ kind: "measure", index, part: "test" })}
            onNewDraw={() => set({ seed: (seed + 1) % 10_000 })}
          />
        ) : (
          <ManyPanel state={state} optimism={optimism} draws={draws.length} />
        )}
      </div>
    </WidgetFrame>
  );
}
