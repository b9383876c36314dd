// The process in which models that learners have trained are rebuilt and measured.
import { measureExperiment } from "./measure-experiment";
import type { MeasureTask } from "./measure-task";

process.on("message", (task: MeasureTask) => {
  void measureExperiment(task).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
