/** What the trainer calls each place of an Experiment; a place that has no name of its own has that of the one around it. */
const names: Readonly<Record<string, string>> = {
  data: "Data",
  "data.noise": "Noise",
  "data.size": "Points in all",
  "data.split.validation": "Held back for validation",
  "data.split.test": "Held back for the test",
  "data.preprocessing": "Inputs",
  "data.seed": "Seed of the data",
  "data.source.classes": "Classes",
  "data.source.balance": "First class to each other",
  "model.initialization": "First weights",
  "training.learningRate": "Learning rate",
  "training.optimizer": "Optimizer",
  "training.schedule": "Learning rate over time",
  "training.regularization.l1": "L1",
  "training.regularization.l2": "L2",
  "training.regularization.maxNorm": "Longest weight vector of a neuron",
  "training.regularization.clipNorm": "Longest gradient",
  "training.batchSize": "Batch size",
  "training.loss": "Loss",
  "training.epochs": "Stop after",
  "training.stop.patience": "Stop early",
  "training.stop.validationLoss": "Stop at a validation loss",
  "training.seed": "Seed of the training",
};

/** Places that the trainer draws and does not name. */
const drawn: Readonly<Record<string, string>> = {
  "data.features": "what the network is shown",
  "model.layers": "the network's layers",
};

/** A place of an Experiment, such as "training.learningRate", as a reader of the trainer knows it. */
export function namePlace(place: string): string {
  for (let at = place; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const name = names[at];
    if (name !== undefined) return `“${name}”`;
    const part = drawn[at];
    if (part !== undefined) return part;
  }
  return place;
}

/** The names alone, to be compared with what the trainer shows. */
export const placeNames: readonly string[] = Object.values(names);
