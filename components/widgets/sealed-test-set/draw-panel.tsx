"use client";

import { useMemo, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { Scatter, type ScatterPoint } from "@/components/charts/scatter";
import { Button } from "@/components/ui/button";
import type { TrainingOutcome } from "@/lib/lab/whole-training";
import { chooseModel } from "./optimism";
import { TESTED } from "./plan";
import type { Opened } from "@/components/widget/seals";
import type { State } from "./state";
import styles from "./view.module.css";
import { describeSeal, printShare } from "./words";

export interface DrawPanelProps {
  state: State;
  outcomes: readonly TrainingOutcome[];
  /** What was seen when this draw's seal was broken; null while it is whole. */
  opened: Opened | null;
  /** Whether it was opened under the settings of now. */
  isOpenedHere: boolean;
  onOpen: (model: number) => void;
  onNewDraw: () => void;
}

/** Each model's share of right answers on the validation set, the chosen one, and the seal. */
export function DrawPanel(props: DrawPanelProps) {
  const { state, outcomes, opened, isOpenedHere, onOpen, onNewDraw } = props;
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const chosen = chooseModel(outcomes);
  const shown = isOpenedHere ? opened : null;
  const points = useMemo((): ScatterPoint[] => {
    const models = outcomes.map(({ measures: { validation } }, index) => ({
      x: index + 1,
      y: validation?.accuracy ?? NaN,
      color: palette.classes[0],
      mark: "circle" as const,
      isRinged: index === chosen,
      text: `Model ${index + 1}: ${printShare(validation?.accuracy)} of the validation points right${index === chosen ? ", the chosen one" : ""}`,
    }));
    if (shown === null) return models;
    const { model, test } = shown;
    return [
      ...models,
      {
        x: model + 1,
        y: test,
        color: palette.classes[4],
        mark: "diamond",
        text: `Model ${model + 1} on the test set: ${printShare(test)} right`,
      },
    ];
  }, [chosen, outcomes, palette, shown]);
  const axes = useMemo(() => findAxes(state.models, points), [points, state.models]);
  const isTrained = outcomes.length === state.models;
  return (
    <>
      <Scatter
        points={points}
        {...axes}
        selected={selected !== null && selected < points.length ? selected : null}
        onSelect={select}
        hint={`Circles: share right on ${state.validation} validation points. The ring: the chosen model.${shown === null ? "" : " The diamond: the same model on the test set."}`}
        ariaLabel={`Share of right answers on the validation set for ${outcomes.length} models; the best, model ${chosen + 1}, has ${printShare(outcomes[chosen]?.measures.validation?.accuracy)}.`}
      />
      <div className={styles.seal} data-opened={opened !== null || undefined}>
        <p className={styles.words} aria-live="polite">
          {opened === null
            ? `Test set of draw ${state.seed}: ${TESTED} points, under seal. It opens once, for one model.`
            : describeSeal(state.seed, opened)}
        </p>
        <div className={styles.buttons} data-screen-only>
          {opened === null ? (
            <Button onPress={() => onOpen(chosen)} isDisabled={!isTrained}>
              {isTrained ? `Open it for model ${chosen + 1}` : "Models are still in training"}
            </Button>
          ) : (
            <Button onPress={onNewDraw}>New draw, new seal</Button>
          )}
        </div>
      </div>
    </>
  );
}

function findAxes(models: number, points: readonly ScatterPoint[]) {
  const lowest = Math.min(0.5, ...points.map(({ y }) => y).filter(Number.isFinite));
  return {
    x: { label: "model", low: 0.5, high: models + 0.5, scale: "linear" as const },
    y: {
      label: "share of right answers",
      low: Math.floor(10 * lowest) / 10,
      high: 1,
      scale: "linear" as const,
    },
  };
}
