import { inferImageLayers } from "./infer-image-layers";
import { choose, print, type QuestionKind } from "./question";

export const filterParameters: QuestionKind = {
  id: "filter-parameters",
  title: "Parameters of a convolutional layer",
  lesson: "filters-and-invariance",
  make(random) {
    const side = choose(random, [28, 32, 64]);
    const channels = choose(random, [3, 8, 16, 32]);
    const filters = choose(random, [10, 24, 48, 64]);
    const kernel = choose(random, [1, 3, 5]);
    const answer = inferImageLayers(
      [side, side, channels],
      [{ kind: "conv2d", filters, kernel, padding: "same" }],
    ).parameters;
    const weights = kernel * kernel * channels;
    return {
      text: `A layer of ${filters} filters of ${kernel} × ${kernel} reads maps of ${side} × ${side} × ${channels}. How many parameters does it have?`,
      answer,
      slips: [
        { value: filters * weights, says: "That is all the weights. Each filter has a bias besides." },
        {
          value: filters * (kernel * kernel + 1),
          says: `A filter reads all ${channels} channels, and has weights for each of them.`,
        },
        {
          value: filters * kernel * kernel,
          says: `A filter reads all ${channels} channels, and has a bias.`,
        },
        { value: filters * weights + 1, says: "Each filter has a bias of its own." },
        {
          value: side * side * filters * (weights + 1),
          says: "The same weights are used in every place: the size of the image does not count.",
        },
      ],
      working: `Each filter has ${kernel} · ${kernel} · ${channels} = ${print(weights)} weights and a bias. ${filters} · (${print(weights)} + 1) = ${print(answer)}. The image could be of any size.`,
    };
  },
};
