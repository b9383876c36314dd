"use client";

import { createContext, useContext } from "react";

/** The learner's own numbers in an exercise, by their names; null until they are there. */
export const GivenContext = createContext<Readonly<Record<string, number>> | null>(null);

const format = new Intl.NumberFormat("en", { maximumFractionDigits: 10, minimumIntegerDigits: 1 });

/** One of the learner's own numbers, in the text of an exercise. */
export function Given({ name }: { name: string }) {
  const value = useContext(GivenContext)?.[name];
  if (value === undefined) return <span aria-label="your number">{"\u2026"}</span>;
  return <span>{format.format(value).replace("-", "\u2212")}</span>;
}
