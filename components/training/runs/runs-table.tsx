"use client";

import { useMemo, useState, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { describeRuns } from "./describe-differences";
import { type KeptRun, nameRun } from "./kept-run";
import { RunRow } from "./run-row";
import styles from "./runs-table.module.css";
import { SortHead } from "./sort-head";
import { firstOrder, pressColumn, type RunOrder, type SortColumn, sortRuns } from "./sort-runs";
import { useRowFocus } from "./use-row-focus";

export interface RunsTableProps {
  /** Oldest first: `kept` of `useRuns`. */
  kept: readonly KeptRun[];
  /** The runs whose lines are in the chart. Must keep its identity while it stays the same. */
  shownIds: ReadonlySet<string>;
  /** The run on screen; null where it is none of these. */
  currentId: string | null;
  /** The run in training; null while none is. Rows keep their places as long as it goes on. */
  runningId: string | null;
  /** The four below must keep their identity. */
  onShownChange: (id: string, isShown: boolean) => void;
  onShow: (id: string) => void;
  onSave: (id: string) => void;
  onRemove: (id: string) => void;
  onRemoveAll: () => void;
  /** What was removed last: `removed` of `useRuns`. */
  removed: readonly KeptRun[];
  onRestore: () => void;
  /** Why runs do not outlast the page: `problem` of `useRuns`. */
  problem?: string | null;
}

const partNames: Record<SplitName, string> = { train: "training", validation: "validation", test: "test" };
const parts: readonly SplitName[] = ["train", "validation", "test"];

/** All runs of a place: what they were set to, what came of it, and what can be done with them. */
export function RunsTable(props: RunsTableProps) {
  const { kept, shownIds, currentId, runningId, problem = null } = props;
  const [order, setOrder] = useState(firstOrder);
  const rows = useHeldOrder(kept, order, runningId);
  const settings = useSettings(kept);
  const { table, back, act, followKey, restore, removeAll } = useRowFocus(props, rows);

  // A column that is empty for every run says nothing.
  const [losses, accuracies] = useFilledParts(kept);
  const press = (column: SortColumn) => setOrder((before) => pressColumn(before, column));
  const head = { order, onPress: press };
  if (kept.length === 0)
    return (
      <div className={styles.empty}>
        <p>
          No runs yet. Each one that you train is listed here from its first epoch on, so that you can lay its
          curves over those of the next, and come back to it.
        </p>
        <RemovedRuns removed={props.removed} onRestore={restore} place={back} />
        {problem !== null && <p role="status">{problem}</p>}
      </div>
    );
  return (
    <div className={styles.runs}>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Runs">
        <table ref={table} className={styles.table}>
          <thead>
            <tr>
              <SortHead column="run" label="Run" rows={2} {...head} />
              <th scope="col" rowSpan={2} className={styles.settings}>
                {kept.length > 1 ? "Settings that differ" : "Settings"}
              </th>
              <SortHead column="steps" label="Steps" rows={2} isNumber {...head} />
              <th scope="colgroup" colSpan={losses.length} className={styles.group}>
                Loss
              </th>
              {accuracies.length > 0 && (
                <th scope="colgroup" colSpan={accuracies.length} className={styles.group}>
                  Right answers
                </th>
              )}
              <SortHead column="end" label="How it ended" rows={2} {...head} />
            </tr>
            <tr>
              {losses.map((part) => (
                <SortHead
                  key={part}
                  column={`${part} loss`}
                  label={partNames[part]}
                  of="loss"
                  isNumber
                  {...head}
                />
              ))}
              {accuracies.map((part) => (
                <SortHead
                  key={part}
                  column={`${part} accuracy`}
                  label={partNames[part]}
                  of="share of right answers"
                  isNumber
                  {...head}
                />
              ))}
            </tr>
          </thead>
          {/* Arrow keys only add to what Tab reaches. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <tbody onKeyDown={followKey}>
            {rows.map((run) => (
              <RunRow
                key={run.log.id}
                run={run}
                settings={settings.get(run.log.id) ?? ""}
                isShown={shownIds.has(run.log.id)}
                isCurrent={run.log.id === currentId}
                isRunning={run.log.id === runningId}
                losses={losses}
                accuracies={accuracies}
                act={act}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        Losses and shares are those of the last epoch that was measured. A tick puts a run’s lines into the
        chart; arrow keys lead from row to row.
      </p>
      <div className={styles.all}>
        {kept.length > 1 && (
          <Button variant="quiet" onPress={removeAll}>
            Remove all {kept.length} runs
          </Button>
        )}
        <RemovedRuns removed={props.removed} onRestore={restore} place={back} />
      </div>
      {problem !== null && (
        <p className={styles.problem} role="status">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What was removed last, and the way back. */
function RemovedRuns(props: {
  removed: readonly KeptRun[];
  onRestore: () => void;
  place: RefObject<HTMLParagraphElement | null>;
}) {
  const { removed, onRestore, place } = props;
  const [first] = removed;
  if (first === undefined) return null;
  const name = removed.length === 1 ? nameRun(first) : `${removed.length} runs`;
  return (
    <p ref={place} className={styles.removed} role="status">
      Removed {name}.
      <Button variant="quiet" onPress={onRestore}>
        Bring {removed.length === 1 ? "it" : "them"} back
      </Button>
    </p>
  );
}

/** Rows in order. While a run trains its figures change all the time: its row, and all others, then stay in place. */
function useHeldOrder(kept: readonly KeptRun[], order: RunOrder, runningId: string | null): KeptRun[] {
  const key = [
    order.column,
    order.isDescending,
    runningId,
    ...kept.map(({ log }) => log.id + (log.end?.reason ?? "")),
  ].join();
  const sort = () => ({ key, ids: sortRuns(kept, order).map(({ log }) => log.id) });
  const [held, hold] = useState(sort);
  const { ids } = held.key === key ? held : sort();
  if (held.key !== key) hold({ key, ids });
  return ids.map((id) => kept.find(({ log }) => log.id === id)).filter((run) => run !== undefined);
}

/** The words of each run by id, made anew only when there are other Experiments, edits or forks. */
function useSettings(kept: readonly KeptRun[]): ReadonlyMap<string, string> {
  const key = JSON.stringify(kept.map(({ log: { id, edits }, number }) => [id, number, edits.length]));
  const describe = () => {
    const words = describeRuns(kept);
    return { key, words: new Map(kept.map(({ log }, index) => [log.id, words[index]?.join(", ") ?? ""])) };
  };
  const [held, hold] = useState(describe);
  if (held.key === key) return held.words;
  const next = describe();
  hold(next);
  return next.words;
}

/** The parts of the data that any run has a figure for. Training has its column always. */
function useFilledParts(kept: readonly KeptRun[]): readonly [readonly SplitName[], readonly SplitName[]] {
  const ends = kept.map(({ log }) => log.points.at(-1));
  const losses = parts.filter(
    (part) =>
      part === "train" || ends.some((point) => point !== undefined && Number.isFinite(point[part].loss)),
  );
  const accuracies = parts.filter((part) => ends.some((point) => (point?.[part].accuracy ?? null) !== null));
  const key = `${losses.join()} ${accuracies.join()}`;
  // The same lists as long as they say the same, so that rows which have not changed are not drawn again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => [losses, accuracies] as const, [key]);
}
