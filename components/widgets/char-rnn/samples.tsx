"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { createCharacterModel } from "@/lib/experiment/characters";
import type { Experiment } from "@/lib/experiment/schema";
import { isWord, readShown } from "./experiments";
import type { Snapshot } from "./job";
import { writeText, writeWords, type Writing } from "./model";
import { definition, type State } from "./state";
import styles from "./view.module.css";

/** Words drawn of a word, characters of a text: at a kept step, and now. */
const WORDS = 20;
const [BEFORE, NOW] = [80, 240];

const opening = definition.schema.parse({});
const round = (temperature: number) => Math.round(20 * temperature) / 20;

interface SampleProps {
  experiment: Experiment;
  snapshot: Snapshot;
  writing: Writing;
  isNow: boolean;
}

/** What the network of one step writes. */
function Sample({ experiment, snapshot, writing, isNow }: SampleProps) {
  const { temperature, drawing } = writing;
  const text = useMemo(() => {
    const { vocabulary, symbols } = readShown(experiment);
    const model = createCharacterModel(experiment.model.layers, snapshot.weights);
    const first = symbols[0] ?? 0;
    const print = (drawn: readonly number[]) =>
      [first, ...drawn].map((symbol) => vocabulary[symbol] ?? "").join("");
    const word = symbols.map((symbol) => vocabulary[symbol] ?? "").join("");
    if (!isWord(word)) return print(writeText(model, first, isNow ? NOW : BEFORE, { temperature, drawing }));
    const size = { count: WORDS, length: symbols.length - 1 };
    const words = writeWords(model, first, size, { temperature, drawing }).map(print);
    const right = words.filter((drawn) => drawn === word).length;
    return `${words.join(" ")} (${right} of ${WORDS} right)`;
  }, [drawing, experiment, isNow, snapshot.weights, temperature]);
  return (
    <div className={styles.sample} data-now={isNow || undefined}>
      <dt>
        {isNow ? "now, " : ""}step {snapshot.step}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}

export interface SamplesProps extends Pick<WidgetHandle<State>, "state"> {
  experiment: Experiment;
  kept: readonly Snapshot[];
  now: Snapshot;
}

/** What the network writes by itself now, at a temperature. */
export function Writer({
  experiment,
  now,
  state: { temperature, drawing },
  set,
}: Omit<SamplesProps, "kept"> & Pick<WidgetHandle<State>, "set">) {
  return (
    <div className={styles.writing}>
      <div className={styles.draw} data-screen-only>
        <div className={styles.scrub}>
          <Slider
            label="Temperature"
            value={temperature}
            min={0}
            max={3}
            step={0.05}
            mark={opening.temperature}
            format={(value) => value.toFixed(2)}
            onChange={(value) => set({ temperature: round(value) }, { transient: true })}
            onChangeEnd={(value) => set({ temperature: round(value) })}
          />
        </div>
        <Button onPress={() => set({ drawing: (drawing + 1) % 10_000 })}>Draw again</Button>
      </div>
      <dl className={styles.samples} aria-label="What the network writes now">
        <Sample experiment={experiment} snapshot={now} writing={{ temperature, drawing }} isNow />
      </dl>
    </div>
  );
}

/** What it wrote at earlier steps, with the same draws. */
export function EarlierSamples({ experiment, kept, now, state: { temperature, drawing } }: SamplesProps) {
  const earlier = kept.filter(({ step }) => step < now.step);
  if (earlier.length === 0) return null;
  return (
    <dl className={styles.samples} aria-label="What the network wrote at earlier steps">
      {earlier.map((snapshot) => (
        <Sample
          key={snapshot.step}
          experiment={experiment}
          snapshot={snapshot}
          writing={{ temperature, drawing }}
          isNow={false}
        />
      ))}
    </dl>
  );
}
