"use client";

import { useEffect, useState } from "react";
import type { RunPoint } from "@/lib/experiment/run/point";
import { type Goal, type GoalNetwork, judgeGoal } from "@/lib/experiment/goal";
import styles from "./goal-panel.module.css";

/** What the author asks for, condition by condition; once all held at once, that stays said until another run begins. */
export function GoalPanel(props: {
  goal: Goal;
  now: RunPoint | null;
  network: GoalNetwork;
  /** Changes with the run. */
  runId: string | null;
}) {
  const { goal, now, network, runId } = props;
  const conditions = judgeGoal(goal, now, network);
  const isMet = conditions.length > 0 && conditions.every((condition) => condition.isMet);
  const [reached, setReached] = useState<{ runId: string | null; step: number } | null>(null);
  const step = now?.step ?? 0;
  useEffect(() => {
    // What held once is remembered: by the next frame the loss may have risen again.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (isMet) setReached((before) => (before?.runId === runId ? before : { runId, step }));
  }, [isMet, runId, step]);
  const isReached = reached !== null && reached.runId === runId;
  return (
    <div role="group" className={styles.goal} data-reached={isReached || undefined} aria-label="Goal">
      <p className={styles.title}>Goal</p>
      <ul>
        {conditions.map((condition) => (
          <li key={condition.text} data-met={condition.isMet || isReached || undefined}>
            <span className="visually-hidden">
              {condition.isMet || isReached ? "Reached: " : "Not yet reached: "}
            </span>
            {condition.text}
          </li>
        ))}
      </ul>
      <p role="status">
        {isReached
          ? `Reached at step ${reached.step}, with ${network.parameters} parameters${network.neurons === 0 ? "" : ` in ${network.neurons} hidden neurons`}.`
          : ""}
      </p>
    </div>
  );
}
