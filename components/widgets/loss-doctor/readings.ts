import type { RunLog } from "@/lib/experiment/run/log";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { type Diagnosis, diagnose } from "@/components/training/diagnosis/diagnosis";
import { CHANCE } from "./experiments";
import { readCurve } from "./read-curves";

/** One run with what its curves say. */
export interface RunReading {
  /** The recorded points, and the model as it is now where that is newer. */
  points: readonly RunPoint[];
  diagnosis: Diagnosis;
}

/** @param judgesBy the curves that the diagnosis looks at */
export function readRuns(
  logs: readonly RunLog[],
  frame: ComparisonFrame | null,
  judgesBy: "training" | "both",
): RunReading[] {
  return logs.map((log, index) => {
    const now = frame?.runs[index]?.now;
    const last = log.points.at(-1);
    const isNewer = now !== undefined && (last === undefined || now.step > last.step);
    const points = isNewer ? [...log.points, now] : log.points;
    // Between two recorded points the newest one would only make the curve's end denser.
    const judged = isNewer && Number.isFinite(now.train.loss) ? log.points : points;
    const diagnosis = diagnose({
      train: readCurve(judged, "train"),
      ...(judgesBy === "both" && { validation: readCurve(judged, "validation") }),
      chance: CHANCE,
    });
    return { points, diagnosis };
  });
}

/** At most so many of the items, evenly spread, the last one among them: for a table that can be read. */
export function pickRows<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const stride = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => items[Math.round(i * stride)] as T);
}
