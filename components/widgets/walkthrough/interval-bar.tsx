import { findShareInterval } from "@/lib/math/wilson";
import type { Opening } from "./seal";
import styles from "./interval-bar.module.css";
import { printPercent, printScore } from "./words";

const WIDTH = 480;
const EDGE = 16;

/** The figure of the test with its interval, the goal, and the figure for which the model was chosen. */
export function IntervalBar({ opening }: { opening: Opening }) {
  const { score, goal, validation } = opening;
  const share = score.right / score.count;
  const { low, high } = findShareInterval(score.right, score.count);
  const from = Math.floor(10 * Math.min(low, goal, validation) - 0.2) / 10;
  const place = (value: number) => EDGE + ((value - from) / (1 - from)) * (WIDTH - 2 * EDGE);
  const ticks = Array.from({ length: Math.round(10 * (1 - from)) + 1 }, (_, i) => from + i / 10);
  return (
    <svg
      className={styles.interval}
      viewBox={`0 0 ${WIDTH} 92`}
      role="img"
      aria-label={`Test: ${printScore(score)}, interval from ${printPercent(low)} to ${printPercent(high)}; goal ${printPercent(goal)}; chosen for ${printPercent(validation)} on validation digits`}
    >
      <line x1={place(goal)} x2={place(goal)} y1="18" y2="66" className={styles.goal} />
      <text x={place(goal)} y="13" className={styles.mark}>
        goal
      </text>
      <line x1={place(low)} x2={place(high)} y1="34" y2="34" className={styles.reach} />
      <circle cx={place(share)} cy="34" r="6" className={styles.tested} />
      <rect x={place(validation) - 5} y="49" width="10" height="10" className={styles.promised} />
      <line x1={EDGE} x2={WIDTH - EDGE} y1="66" y2="66" className={styles.axis} />
      {ticks.map((tick) => (
        <g key={tick.toFixed(1)}>
          <line x1={place(tick)} x2={place(tick)} y1="66" y2="70" className={styles.axis} />
          <text x={place(tick)} y="85" className={styles.mark}>
            {Math.round(100 * tick)} %
          </text>
        </g>
      ))}
    </svg>
  );
}
