"use client";

import { Button } from "@/components/ui/button";
import type { Following } from "./follow";
import styles from "./view.module.css";
import { printNumber } from "./words";

interface Props {
  followings: readonly Following[];
  unit: number;
  onPick: (unit: number) => void;
}

/** What the picked unit follows, over all held-out sequences, and which unit follows each thing best. */
export function FollowingPanel({ followings, unit, onPick }: Props) {
  return (
    <table className={styles.following}>
      <caption>Correlation of the memory of unit {unit + 1} with</caption>
      <tbody>
        {followings.map(({ feature, correlations, best }) => {
          const r = correlations[unit] ?? 0;
          const bestText = `unit ${best + 1}: ${printNumber(correlations[best] ?? 0)}`;
          return (
            <tr key={feature}>
              <th scope="row">{feature}</th>
              <td className={styles.barCell}>
                <span
                  className={styles.bar}
                  data-sign={r < 0 ? "negative" : "positive"}
                  style={{ width: `${Math.abs(r) * 100}%` }}
                />
              </td>
              <td className={styles.number}>{printNumber(r)}</td>
              <td>
                {best === unit ? (
                  <span className={styles.closest}>closest of all</span>
                ) : (
                  <Button
                    variant="quiet"
                    aria-label={`Show ${bestText}, closest of all to ${feature}`}
                    onPress={() => onPick(best)}
                  >
                    {bestText}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
