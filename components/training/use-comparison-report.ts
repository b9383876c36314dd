"use client";

import { useMemo } from "react";
import { useRunReport } from "@/components/widget/widget-run";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";

/**
 * Tells the question that a widget's comparison answers, where there is one, how its runs ended.
 *
 * @param names - of the curves, in their order
 * @param isDefault - whether the widget's settings are those with which it opened
 */
export function useComparisonReport(
  frame: ComparisonFrame | null,
  names: readonly string[],
  isDefault: boolean,
): void {
  const key = JSON.stringify(names);
  const ended = useMemo(() => {
    if (frame === null || frame.runs.length === 0 || frame.runs.some(({ end }) => end === null)) return null;
    const told = JSON.parse(key) as string[];
    return frame.runs.map(({ now: { step, train, validation } }, index) => ({
      name: told[index] ?? "",
      step,
      train,
      validation,
    }));
  }, [frame, key]);
  useRunReport(ended, isDefault);
}
