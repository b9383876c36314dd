import { ValuesTable } from "@/components/widget/values-table";
import { hyperparameters } from "@/lib/experiment/search/hyperparameters";
import { averageBest, type Result } from "./results";
import type { State } from "./state";
import { printLoss } from "./words";

/** The text twin of all pictures. */
export function Values({
  state,
  shown,
  results,
}: {
  state: State;
  /** Results of the round in view. */
  shown: readonly Result[];
  results: readonly Result[];
}) {
  const sorted = [...shown].sort((a, b) => a.loss - b.loss);
  const [grid, random] = (["grid", "random"] as const).map((strategy) =>
    averageBest(results, state.rounds, strategy),
  );
  const longest = Math.max(grid?.length ?? 0, random?.length ?? 0);
  return (
    <>
      <ValuesTable
        caption="Trainings, the best first"
        columns={[
          "search",
          ...state.dimensions.map((name) => hyperparameters[name].label),
          "validation loss",
          "validation right",
          "diverged",
        ]}
        rows={sorted.map(({ strategy, settings, loss, accuracy, hasDiverged }) => [
          strategy,
          ...state.dimensions.map((name) => settings[name] ?? ""),
          printLoss(loss),
          accuracy,
          hasDiverged ? "yes" : "no",
        ])}
      />
      <ValuesTable
        caption="Lowest validation loss so far"
        columns={["trainings", "grid", "random"]}
        rows={Array.from({ length: longest }, (_, i) => [i + 1, grid?.[i] ?? "", random?.[i] ?? ""])}
      />
    </>
  );
}
