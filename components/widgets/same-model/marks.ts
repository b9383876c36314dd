/** The parts of every program, as the printers name them. */
export const partNames = ["Data", "Model", "Training"] as const;
export type PartName = (typeof partNames)[number];

export const markIds = ["streams", "parts", "layers", "weights", "loss", "optimizer", "gradient"] as const;
export type MarkId = (typeof markIds)[number];

/** Something that every program does, in lines of its own. */
export interface Mark {
  id: MarkId;
  label: string;
  part: PartName;
  /** A line that does it, in any of the three languages. */
  pattern: RegExp;
  /** What to see when the lines are compared. */
  note: string;
}

export const marks: readonly Mark[] = [
  {
    id: "streams",
    label: "Random streams",
    part: "Data",
    pattern: /\bopenStream\(|\bStream\(|class Stream/,
    note: "Each program brings the same generator of random numbers, so that all three begin from the same points and weights. A library’s own generator would not.",
  },
  {
    id: "parts",
    label: "The three parts",
    part: "Data",
    pattern: /\bparts\b/,
    note: "Training, validation and test examples are cut from one list. Keras and PyTorch take NumPy’s arrays; TensorFlow.js has tensors of its own.",
  },
  {
    id: "layers",
    label: "Layers",
    part: "Model",
    pattern:
      /keras\.layers\.|\bnn\.(?!functional)[A-Z]\w+\(|\bdense\(|^ *h = |\bh = (?!x)|\btf\.matMul\(|makeNorm\(\d|dropout\(/,
    note: "Keras and PyTorch have layers as components: a line each. The TensorFlow.js program is written on the level of tensors, where a layer is a product, a sum and a function.",
  },
  {
    id: "weights",
    label: "First weights",
    part: "Model",
    pattern: /\bdraw[A-Z]\w*\(|\bdraw_\w+\(/,
    note: "All three draw the same first weights by the same rule. Keras keeps a kernel as [inputs, units]; PyTorch as [units, inputs], which is why it is turned.",
  },
  {
    id: "loss",
    label: "The loss",
    part: "Training",
    pattern: /measureLoss|measure_loss/,
    note: "What is measured is one formula. Two libraries have it ready; one spells it out in operations. All take the network’s raw outputs and apply the sigmoid or softmax inside, where nothing can overflow.",
  },
  {
    id: "optimizer",
    label: "The optimizer",
    part: "Training",
    pattern: /optimizer/,
    note: "The same rule with the same numbers. PyTorch must be told to forget the last gradients (zero_grad); the others never keep them.",
  },
  {
    id: "gradient",
    label: "The gradient",
    part: "Training",
    pattern: /\.minimize\(|\.fit\(|\.backward\(|train_on_batch|variableGrads|GradientTape/,
    note: "One line in each asks for automatic differentiation: minimize in TensorFlow.js, backward in PyTorch. In Keras it happens inside fit, and is not to be seen.",
  },
];

export function getMark(id: MarkId): Mark {
  return marks.find((mark) => mark.id === id) as Mark;
}
