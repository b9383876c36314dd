import type { RunPoint } from "@/lib/experiment/run/point";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { Curve } from "@/components/training/diagnosis/curve";

/** The loss of one part of the data over a run's points. */
export function readCurve(points: readonly RunPoint[], part: SplitName): Curve {
  return { steps: points.map(({ step }) => step), losses: points.map((point) => point[part].loss) };
}
