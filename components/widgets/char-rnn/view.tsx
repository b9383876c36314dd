"use client";

import { memo, useDeferredValue, useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { createCharacterModel } from "@/lib/experiment/characters";
import { inferExperiment } from "@/lib/experiment/infer";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { readShown } from "./experiments";
import { LossChart } from "./loss-chart";
import { readShownCharacters } from "./model";
import { ReadingView } from "./reading-view";
import { EarlierSamples, Writer } from "./samples";
import { definition, type State } from "./state";
import { useRun } from "./use-run";
import { Values } from "./values";
import styles from "./view.module.css";
import { describeStep, printLoss, writeTitle } from "./words";

const CAPTION =
  "Above, the beginning of the text, a column for each character read: blue is negative, orange positive; the framed step is told in words. Below left, the loss between three levels: any character as likely as another, each as likely as it is frequent, and as likely as it is after the one before. Below right, what the network writes when each character it draws is the next one it reads; at the foot, what it wrote at earlier steps.";

// A running training renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);

/** A recurrent network that learns to say the next character, and writes. */
export function CharRnn(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const { job, experiment, now, kept, looks } = useRun(state);
  const text = useMemo(() => readShown(experiment), [experiment]);
  const reading = useMemo(
    () => readShownCharacters(createCharacterModel(experiment.model.layers, now.weights), text),
    [experiment, now, text],
  );
  const parameters = useMemo(() => inferExperiment(experiment).parameters, [experiment]);
  const length = text.shown.length;
  const time = Math.min(state.time, length - 1);
  const go = (next: number, options?: { transient: boolean }) =>
    set({ time: Math.max(0, Math.min(length - 1, next)) }, options);
  // Writing takes longest, and may come after the rest.
  const writer = useDeferredValue(useMemo(() => ({ experiment, now, kept }), [experiment, now, kept]));
  const last = looks.at(-1) ?? null;
  const hasUnread = experiment.data.split.validation > 0;
  const isWhole = text.symbols.length === length + 1;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(now.step, reading, last, isWhole)}
      job={job}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      readout={
        <>
          <Readout
            items={[
              ...(hasUnread
                ? [
                    { label: "training loss", value: printLoss(last?.training), width: 6 },
                    { label: "unread part", value: printLoss(last?.loss), width: 6 },
                  ]
                : [{ label: "loss", value: printLoss(last?.loss), width: 6 }]),
              { label: "characters", value: String(text.symbols.length), width: 4 },
              { label: "different ones", value: String(text.vocabulary.length), width: 2 },
              { label: "parameters", value: parameters.toLocaleString("en-US"), width: 7 },
            ]}
          />
          <EarlierSamples {...writer} state={state} />
        </>
      }
      values={<Values reading={reading} looks={looks} />}
    >
      <ReadingView
        reading={reading}
        time={time}
        palette={palette}
        onPick={(next) => go(next, { transient: true })}
      />
      <div className={styles.walk} role="group" aria-label="Walk through the text" data-screen-only>
        <Button onPress={() => go(time - 1)} isDisabled={time === 0}>
          Back
        </Button>
        <Button onPress={() => go(time + 1)} isDisabled={time + 1 >= length}>
          Next step
        </Button>
        <div className={styles.scrub}>
          <Slider
            label="Character"
            value={time + 1}
            min={1}
            max={Math.max(2, length)}
            step={1}
            isDisabled={length < 2}
            onChange={(value) => go(value - 1, { transient: true })}
            onChangeEnd={(value) => go(value - 1)}
          />
        </div>
      </div>
      <p className={styles.said} aria-live="polite">
        {describeStep(reading, time)}
      </p>
      <div className={styles.lab}>
        <div className={styles.halves}>
          <LossChart experiment={experiment} looks={looks} steps={state.steps} />
          <Writer experiment={writer.experiment} now={writer.now} state={state} set={set} />
        </div>
      </div>
    </WidgetFrame>
  );
}
