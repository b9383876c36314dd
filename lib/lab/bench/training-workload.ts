import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { inferExperiment } from "@/lib/experiment/infer";
import { batchSize, createTrainedExperiment } from "./trained-experiment";
import type { Workload } from "./workload";

/** One whole training step of that network by our engine, batch 64: forward, backward, new weights. */
export const trainingWorkload: Workload = {
  countMultiplyAdds(size) {
    const { layers, multiplyAdds } = inferExperiment(createTrainedExperiment(size));
    // On the way back each layer takes as many again for its weights, and but for the first as many for its inputs.
    return batchSize * (3 * multiplyAdds - (layers[0]?.multiplyAdds ?? 0));
  },
  async prepare(tf, size) {
    const engine = await createTfjsEngine(tf, createTrainedExperiment(size));
    return {
      run: engine.trainStep,
      async finish() {
        await engine.readLoss();
      },
      dispose: engine.dispose,
    };
  },
};
