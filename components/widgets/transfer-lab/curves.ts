import type { TrainingOutcome } from "@/lib/lab/whole-training";
import { type Mean, measureMean } from "@/lib/math/mean";
import { sizes, type Trial, type Way, ways } from "./experiments";

/** Right answers on the digits held back after training on so many examples of each, over the seeds so far. */
export interface CurvePoint extends Mean {
  way: Way;
  size: number;
  /** Trainings behind the mean. */
  count: number;
}

/** @param outcomes of the first of the trials, in their order */
export function drawCurves(
  trials: readonly Trial[],
  outcomes: readonly Pick<TrainingOutcome, "measures">[],
): CurvePoint[] {
  return ways.flatMap((way) =>
    sizes.flatMap((size) => {
      const shares = outcomes.flatMap(({ measures }, i) => {
        const accuracy = measures.test?.accuracy;
        return trials[i]?.way === way && trials[i].size === size && accuracy != null ? [accuracy] : [];
      });
      return shares.length === 0 ? [] : [{ way, size, count: shares.length, ...measureMean(shares) }];
    }),
  );
}

export function findPoint(curves: readonly CurvePoint[], way: Way, size: number): CurvePoint | undefined {
  return curves.find((point) => point.way === way && point.size === size);
}
