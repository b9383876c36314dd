import { Disclosure } from "@/components/ui/disclosure";
import { ValuesTable } from "@/components/widget/values-table";
import type { PoolPlan, PoolResult } from "@/lib/contract/pooled";
import { printLoss, readPoints } from "./pool-points";

/** The text twin of the scatter plot. */
export function PoolValues({ plan, results }: { plan: PoolPlan; results: readonly PoolResult[] }) {
  return (
    <div data-screen-only>
      <Disclosure title="Values">
        <ValuesTable
          caption="Trainings, the best first, as their devices reported them"
          columns={["no.", "learning rate", "hidden units", "validation loss", "right", "seconds", "device"]}
          rows={readPoints(plan, results).map((point) => [
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
  );
}
