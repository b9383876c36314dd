"use client";

import { printNumber, printOperand } from "@/components/charts/print-number";
import { type Stage } from "./model";
import styles from "./sum.module.css";

/** Beyond this many products the sum is given by channels: the products stand in their own grid. */
const MOST_TERMS = 27;

/** The sum of the window on stage, spelled out: every product, or one sum per channel. */
export function Sum({ stage }: { stage: Stage }) {
  const { terms, bias, sum, row, column } = stage;
  const spelled = terms.length <= MOST_TERMS;
  const parts = spelled
    ? terms.map((term, i) => ({
        key: i,
        text: `${printNumber(term.pixel)}·${printOperand(term.weight)}`,
        isZero: term.product === 0,
      }))
    : Array.from({ length: stage.image.channels }, (_, channel) => ({
        key: channel,
        text: printOperand(
          terms.filter((term) => term.channel === channel).reduce((total, term) => total + term.product, 0),
        ),
        isZero: false,
      }));
  return (
    <p className={styles.sum}>
      <span className={styles.name}>
        y({row + 1}, {column + 1}) ={" "}
      </span>
      {parts.map(({ key, text, isZero }) => (
        <span key={key}>
          {key > 0 && " + "}
          <span className={isZero ? styles.zero : undefined}>{text}</span>
        </span>
      ))}
      {bias !== 0 && ` + bias ${printOperand(bias)}`}
      {" = "}
      <b className={styles.result}>{printNumber(sum, 3)}</b>
      {!spelled && <span className={styles.name}> ({terms.length} products, summed by channel)</span>}
    </p>
  );
}
