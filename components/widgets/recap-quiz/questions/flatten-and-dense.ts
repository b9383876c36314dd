import { inferImageLayers } from "./infer-image-layers";
import { choose, print, type QuestionKind } from "./question";

export const flattenAndDense: QuestionKind = {
  id: "flatten-and-dense",
  title: "A dense layer behind maps",
  lesson: "stacking-layers",
  make(random) {
    const side = choose(random, [4, 5, 7, 8]);
    const channels = choose(random, [16, 32, 64]);
    const units = choose(random, [10, 64, 100, 120]);
    const answer = inferImageLayers(
      [side, side, channels],
      [{ kind: "flatten" }, { kind: "dense", units }],
    ).parameters;
    const inputs = side * side * channels;
    return {
      text: `Maps of ${side} × ${side} × ${channels} are flattened and read by a dense layer of ${units} neurons. How many parameters does that layer have?`,
      answer,
      slips: [
        { value: inputs * units, says: "That is all the weights. Each neuron has a bias besides." },
        {
          value: channels * units + units,
          says: "So few it would have behind a global average pool. Flattening keeps every place.",
        },
        {
          value: side * side * units + units,
          says: `There are ${channels} maps, and all of them are flattened.`,
        },
        {
          value: inputs + units,
          says: "Every neuron reads every number: inputs and neurons are multiplied.",
        },
        { value: (inputs + 1) * units - units + 1, says: "Each neuron has a bias of its own." },
      ],
      working: `Flattened they are ${side} · ${side} · ${channels} = ${print(inputs)} numbers. ${units} neurons with ${print(inputs)} weights and a bias each: ${print(answer)}.`,
    };
  },
};
