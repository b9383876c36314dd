import { Disclosure } from "@/components/ui/disclosure";
import { ValuesTable } from "@/components/widget/values-table";
import type { PoolPlan, PoolResult } from "@/lib/contract/pooled";
import { describeSettings, printLoss, readPoints } from "./pool-points";
import styles from "./pooled.module.css";

/** The best configuration so far in words, and all of them as a table. */
export function PoolBest({ plan, results }: { plan: PoolPlan; results: readonly PoolResult[] }) {
  const points = readPoints(plan, results);
  const [best] = points;
  return (
    <>
      <p className={styles.best}>
        {best === undefined
          ? "No result yet."
          : `Best so far: no. ${best.number + 1}, ${describeSettings(best)}, validation loss ${printLoss(best.loss)}.`}
      </p>
      <div data-screen-only>
        <Disclosure title="Values">
          <ValuesTable
            caption="Trainings, the best first, as their devices reported them"
            columns={[
              "no.",
              "learning rate",
              "hidden units",
              "validation loss",
              "right",
              "seconds",
              "device",
            ]}
            rows={points.map((point) => [
              point.number + 1,
              point.learningRate,
              point.units,
              printLoss(point.loss),
              Number.isFinite(point.accuracy) ? point.accuracy : "",
              point.seconds,
              point.device === "handheld" ? "phone or tablet" : "computer",
            ])}
          />
        </Disclosure>
      </div>
    </>
  );
}
