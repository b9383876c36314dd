import type { PoolPlan, PoolResult } from "@/lib/contract/pooled";
import { describeSettings, printLoss, readPoints } from "./pool-points";
import styles from "./pooled.module.css";

/** The best configuration so far, in words. */
export function PoolBest({ plan, results }: { plan: PoolPlan; results: readonly PoolResult[] }) {
  const [best] = readPoints(plan, results);
  return (
    <p className={styles.best}>
      {best === undefined
        ? "No result yet."
        : `Best so far: no. ${best.number + 1}, ${describeSettings(best)}, validation loss ${printLoss(best.loss)}.`}
    </p>
  );
}
