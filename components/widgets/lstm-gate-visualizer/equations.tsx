"use client";

import type { ReactNode } from "react";
import type { CellKind } from "./cells";
import type { GateSum, UnitStep } from "./unit-step";
import styles from "./view.module.css";
import { printNumber } from "./words";

const now = <sub>t</sub>;
const then = (
  <sub>
    t<span className={styles.upright}>&minus;1</span>
  </sub>
);

/** A letter with the step as its index; the tilde stands over the letter. */
function Letter({ name, before, tilde }: { name: string; before?: boolean; tilde?: boolean }) {
  return (
    <i className={styles.letter}>
      {tilde ? `${name}\u0303` : name}
      {before ? then : now}
    </i>
  );
}

interface Line {
  left: ReactNode;
  right: ReactNode;
  numbers: string;
  result: string;
}

/** A product's second factor in brackets when it is negative. */
const factor = (value: number) => (value < 0 ? `(${printNumber(value)})` : printNumber(value));
const term = (value: number) => (value < 0 ? ` \u2212 ${printNumber(-value)}` : ` + ${printNumber(value)}`);

function explainSum(gate: GateSum, letter: string, isTilde: boolean, inner: ReactNode): Line {
  const squash = isTilde || letter === "h" ? "tanh" : "\u03c3";
  return {
    left: <Letter name={letter} tilde={isTilde} />,
    right: (
      <>
        {squash}(
        <i className={styles.letter}>
          W<sub>{letter}</sub>x{now}
        </i>{" "}
        +{" "}
        <i className={styles.letter}>
          U<sub>{letter}</sub>
        </i>
        {inner} +{" "}
        <i className={styles.letter}>
          b<sub>{letter}</sub>
        </i>
        )
      </>
    ),
    numbers: gate.isHeld
      ? "held by you at"
      : `${squash}(${printNumber(gate.fromInput)}${term(gate.fromState)}${term(gate.bias)}) = ${squash}(${printNumber(gate.sum)})`,
    result: printNumber(gate.value),
  };
}

function listLines(kind: CellKind, step: UnitStep): Line[] {
  const find = (name: string) => step.sums.find((sum) => sum.name === name);
  const value = (name: string) => find(name)?.value ?? 0;
  const state = <Letter name="h" before />;
  const sum = (name: string, letter: string, inner: ReactNode = state): Line[] => {
    const gate = find(name);
    return gate ? [explainSum(gate, letter, name === "candidate", inner)] : [];
  };
  const ended = (text: string) => (step.isZeroed ? "unit held at zero" : text);
  switch (kind) {
    case "lstm":
      return [
        ...sum("f", "f"),
        ...sum("i", "i"),
        ...sum("o", "o"),
        ...sum("candidate", "c"),
        {
          left: <Letter name="c" />,
          right: (
            <>
              <Letter name="f" /> &#8728; <Letter name="c" before /> + <Letter name="i" /> &#8728;{" "}
              <Letter name="c" tilde />
            </>
          ),
          numbers: ended(
            `${printNumber(value("f"))} \u00b7 ${factor(step.before.c)} + ${printNumber(value("i"))} \u00b7 ${factor(value("candidate"))}`,
          ),
          result: printNumber(step.now.c),
        },
        {
          left: <Letter name="h" />,
          right: (
            <>
              <Letter name="o" /> &#8728; tanh(
              <Letter name="c" />)
            </>
          ),
          numbers: ended(`${printNumber(value("o"))} \u00b7 tanh(${printNumber(step.now.c)})`),
          result: printNumber(step.now.h),
        },
      ];
    case "gru":
      return [
        ...sum("z", "z"),
        ...sum("r", "r"),
        ...sum(
          "candidate",
          "h",
          <>
            (<Letter name="r" /> &#8728; {state})
          </>,
        ),
        {
          left: <Letter name="h" />,
          right: (
            <>
              <Letter name="z" /> &#8728; {state} + (1 &minus; <Letter name="z" />) &#8728;{" "}
              <Letter name="h" tilde />
            </>
          ),
          numbers: ended(
            `${printNumber(value("z"))} \u00b7 ${factor(step.before.h)} + ${printNumber(1 - value("z"))} \u00b7 ${factor(value("candidate"))}`,
          ),
          result: printNumber(step.now.h),
        },
      ];
    case "rnn":
      return sum("h", "h");
  }
}

/** The cell's equations for one unit at one step, with the numbers in them. */
export function Equations({ kind, step }: { kind: CellKind; step: UnitStep }) {
  return (
    <div className={styles.equations}>
      {listLines(kind, step).map((line, index) => (
        <p key={index} className={styles.equation}>
          <span className={styles.formula}>
            {line.left} = {line.right}
          </span>
          <span className={styles.numbers}>
            = {line.numbers} = <b>{line.result}</b>
          </span>
        </p>
      ))}
    </div>
  );
}
