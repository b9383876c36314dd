"use client";

import { printNumber } from "@/components/charts/print-number";
import type { Moments } from "./stage";
import styles from "./view.module.css";

/** Mean, covariance matrix with its eigenvalues, and correlation of a cloud. */
export function MomentsView({ moments }: { moments: Moments }) {
  const { mean, covariance, values, correlation } = moments;
  return (
    <dl className={styles.moments}>
      <div>
        <dt>covariance</dt>
        <dd className={styles.matrix}>
          {Array.from(covariance, (value, i) => (
            <span key={i}>{printNumber(value)}</span>
          ))}
        </dd>
      </div>
      <div>
        <dt>eigenvalues</dt>
        <dd>
          {printNumber(values[0]!)}, {printNumber(values[1]!)}
        </dd>
      </div>
      <div>
        <dt>mean</dt>
        <dd>
          {printNumber(mean[0]!)}, {printNumber(mean[1]!)}
        </dd>
      </div>
      <div>
        <dt>correlation</dt>
        <dd>{printNumber(correlation)}</dd>
      </div>
    </dl>
  );
}
