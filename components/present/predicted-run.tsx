"use client";

import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { nameAnswer } from "@/components/poll/answer-names";
import { WidgetRunContext } from "@/components/widget/widget-run";
import type { PublicPoll } from "@/lib/contract/poll";
import { describeMeasures, judgeRuns, type MeasuredRun, type RunRule } from "@/lib/contract/run-outcome";
import styles from "./live-poll.module.css";

/** What answers a prediction: a widget of the lesson, set as the poll says, and how its curves speak for an option. */
export interface PredictedRun {
  widget: ReactNode;
  rule: RunRule;
}

/** The widget under its question. It trains as soon as it is seen. */
export function RunOnSlide({
  run,
  isNext,
  onEnd,
}: {
  run: PredictedRun;
  /** Whether the room is to look at it now. */
  isNext: boolean;
  onEnd: (runs: readonly MeasuredRun[] | null) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const around = useMemo(() => ({ onEnd }), [onEnd]);
  useEffect(() => {
    if (isNext) place.current?.scrollIntoView();
  }, [isNext]);
  useEffect(() => () => onEnd(null), [onEnd]);
  return (
    <div ref={place} className={styles.run}>
      <WidgetRunContext value={around}>{run.widget}</WidgetRunContext>
    </div>
  );
}

/** What the run came to: the numbers at once; which option it speaks for only beside the right answer. */
export function RunVerdict({
  poll,
  rule,
  ended,
  isTold,
}: {
  poll: PublicPoll;
  rule: RunRule;
  ended: readonly MeasuredRun[];
  isTold: boolean;
}) {
  const option = judgeRuns(rule, ended);
  const verdict =
    option === null
      ? "The run speaks for no option"
      : `The run says ${nameAnswer(poll, { options: [option] })}`;
  return (
    <p className={styles.says}>
      {isTold ? verdict : "The run is over"}: {describeMeasures(rule, ended)}.
    </p>
  );
}
