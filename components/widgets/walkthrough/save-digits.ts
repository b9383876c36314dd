import { saveFile } from "@/components/widget/save-file";
import { makeExperiment } from "./experiment";
import type { State } from "./state";

/** Saves all digits of these settings as JSON: pixels from 0 to 255 in one row, and labels. */
export async function saveDigits(state: State): Promise<void> {
  // The page has no other use for what makes them: the cells run in the worker.
  const { makeDataset } = await import("@/lib/experiment/prepare-data");
  const { inputs, targets } = makeDataset(makeExperiment(state).data);
  const pixels = Array.from(inputs, (value) => Math.round(255 * value));
  const labels = targets.kind === "classes" ? [...targets.labels] : [];
  saveFile("digits.json", JSON.stringify({ pixels, labels }), "application/json");
}
