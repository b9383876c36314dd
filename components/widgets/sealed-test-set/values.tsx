import { ValuesTable } from "@/components/widget/values-table";
import type { Experiment } from "@/lib/experiment/schema";
import type { TrainingOutcome } from "@/lib/lab/whole-training";
import type { Optimism } from "./optimism";
import type { Opened } from "@/components/widget/seals";

/** The text twin of one draw: each model with its settings. A test figure stands there once the seal is broken. */
export function DrawValues({
  experiments,
  outcomes,
  opened,
}: {
  experiments: readonly Experiment[];
  outcomes: readonly TrainingOutcome[];
  opened: Opened | null;
}) {
  return (
    <ValuesTable
      caption="Models"
      columns={["model", "learning rate", "hidden units", "L2 penalty", "validation right", "test right"]}
      rows={outcomes.map(({ measures }, index) => {
        const { model, training } = experiments[index] ?? {};
        const [first] = model?.layers ?? [];
        return [
          index + 1,
          training?.learningRate ?? "",
          first?.kind === "dense" ? first.units : "",
          training?.regularization.l2 ?? "",
          measures.validation?.accuracy ?? "",
          opened?.model === index ? opened.test : "sealed",
        ];
      })}
    />
  );
}

export function ManyValues({ optimism }: { optimism: readonly Optimism[] }) {
  return (
    <ValuesTable
      caption="The best of k: means over draws, and their standard errors"
      columns={["k", "validation right", "±", "test right", "±", "validation less test", "± "]}
      rows={optimism.map(({ k, validation, test, gap }) => [
        k,
        validation.mean,
        validation.error,
        test.mean,
        test.error,
        gap.mean,
        gap.error,
      ])}
    />
  );
}
