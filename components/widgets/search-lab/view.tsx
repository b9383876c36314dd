"use client";

import { memo, useMemo } from "react";
import { printTrainerLink } from "@/components/training/trainer-link";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { BestCurves } from "./best-curves";
import { printPrograms } from "./code";
import { DimensionSwitches, PictureControls, SearchControls } from "./controls";
import { Pictures } from "./pictures";
import { countTrials, EXAMPLES, makeBase } from "./plan";
import { compareRounds, findBest } from "./results";
import { definition, type State } from "./state";
import { useSearch } from "./use-search";
import { Values } from "./values";
import styles from "./view.module.css";
import { countDistinct, printLoss, writeTitle } from "./words";

const CAPTION = `Each point is a network, trained from its first weights on ${EXAMPLES} points and measured on ${EXAMPLES} others: the cross-entropy there is its colour. The ticks above the picture are the values that each search tries across. Below, every training is a line through its settings to its loss; then the lowest loss so far against the number of trainings. Both searches make equally many, and the grid is gone through in random order.`;

const StillControls = memo(SearchControls);
const StillSwitches = memo(DimensionSwitches);
const StillPictureControls = memo(PictureControls);

/** Grid search and random search, trained for real at equal budget. */
export function SearchLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { job, trials, results } = useSearch(state);
  const round = results.at(-1)?.round ?? 0;
  const shown = useMemo(() => results.filter((result) => result.round === round), [results, round]);
  const count = countTrials(state);
  const comparison = useMemo(
    () => compareRounds(results, state.rounds, count),
    [count, results, state.rounds],
  );
  const best = findBest(shown);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(state, results, round, comparison)}
      job={job}
      primary="Search"
      code={() => printPrograms(best?.experiment ?? makeBase(state, state.seed))}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      values={<Values state={state} shown={shown} results={results} />}
    >
      <div className={styles.lab}>
        <div data-screen-only>
          <StillSwitches state={state} set={set} />
        </div>
        <Pictures state={state} results={shown} />
        <StillPictureControls state={state} set={set} count={state.strategy === "both" ? 2 * count : count} />
        <BestCurves state={state} results={results} />
        <Readout
          items={[
            { label: "trainings", value: `${results.length} of ${trials.length}`, width: 12 },
            {
              label: "learning rates tried",
              value: (["grid", "random"] as const)
                .map((strategy) =>
                  countDistinct(
                    shown.filter((result) => result.strategy === strategy),
                    "learningRate",
                  ),
                )
                .map((number, index) => `${number} ${index === 0 ? "by grid" : "at random"}`)
                .join(", "),
              width: 26,
            },
            {
              label: "diverged",
              value: String(shown.filter((result) => result.hasDiverged).length),
              width: 3,
            },
            ...(comparison.rounds > 1
              ? [
                  {
                    label: "random lower in",
                    value: `${comparison.wins} of ${comparison.rounds}`,
                    width: 8,
                  },
                ]
              : []),
          ]}
        />
        {best !== null && (
          <p className={styles.best}>
            <a href={printTrainerLink(best.experiment)} data-screen-only>
              Open the best one, at {printLoss(best.loss)}, in the trainer
            </a>
          </p>
        )}
      </div>
    </WidgetFrame>
  );
}
