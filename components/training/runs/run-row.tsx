"use client";

import { memo } from "react";
import { usePalette } from "@/components/charts/palette";
import { Button } from "@/components/ui/button";
import { SuperscriptText } from "@/components/ui/superscript-text";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { findLastStep, type KeptRun, nameRun } from "./kept-run";
import { describeRunEnd, printCount, printLoss, printShare } from "./print-figures";
import { pickRunColor } from "./run-colors";
import styles from "./runs-table.module.css";
import { canSave } from "./save-run";

export type RunAct = "tick" | "show" | "save" | "remove";

export interface RunRowProps {
  run: KeptRun;
  settings: string;
  isShown: boolean;
  isCurrent: boolean;
  isRunning: boolean;
  losses: readonly SplitName[];
  accuracies: readonly SplitName[];
  act: (kind: RunAct, id: string, isShown?: boolean) => void;
}

/** One run of the table. Drawn again only when something of it has changed. */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, settings, isShown, isCurrent, isRunning, losses, accuracies, act } = props;
  const { log, slot } = run;
  const { id } = log;
  const name = nameRun(run);
  const color = pickRunColor(usePalette(), slot);
  const last = log.points.at(-1);
  return (
    <tr data-run={id} data-current={isCurrent || undefined}>
      <th scope="row" className={styles.run}>
        <label className={styles.tick} data-control="tick">
          <input
            type="checkbox"
            checked={isShown}
            onChange={(event) => act("tick", id, event.target.checked)}
          />
          <svg className={styles.swatch} viewBox="0 0 20 4" aria-hidden focusable="false">
            <line x1="0" x2="20" y1="2" y2="2" stroke={color} strokeWidth="3" />
          </svg>
          <span className={styles.name}>{name}</span>
          <span className={styles.unseen}> in the chart</span>
        </label>
      </th>
      <td className={styles.settings}>
        {settings === "" ? "–" : holdNumbers(settings)}
        <div className={styles.acts}>
          <span data-control="show" className={styles.show}>
            <Button
              variant="quiet"
              aria-label={isCurrent ? `${name} is on screen` : `Show ${name}`}
              isDisabled={isCurrent}
              onPress={() => act("show", id)}
            >
              {isCurrent ? "On screen" : "Show"}
            </Button>
          </span>
          <span data-control="save">
            <Button
              variant="quiet"
              aria-label={`Save ${name} as a file`}
              isDisabled={!canSave(log)}
              onPress={() => act("save", id)}
            >
              Save
            </Button>
          </span>
          <span data-control="remove">
            <Button variant="quiet" aria-label={`Remove ${name}`} onPress={() => act("remove", id)}>
              Remove
            </Button>
          </span>
        </div>
      </td>
      <td className={styles.number}>{printCount(findLastStep(log))}</td>
      {losses.map((part) => (
        <td key={part} className={styles.number}>
          <SuperscriptText text={last === undefined ? "–" : printLoss(last[part].loss)} />
        </td>
      ))}
      {accuracies.map((part) => (
        <td key={part} className={styles.number}>
          {printShare(last?.[part].accuracy ?? null)}
        </td>
      ))}
      <td className={styles.end}>{describeRunEnd(log.end, isRunning)}</td>
    </tr>
  );
});

/** No line ends between a word and its number. */
const holdNumbers = (words: string) => words.replace(/ (?=\d)/g, "\u00a0");
