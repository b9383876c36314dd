import { inferImageLayers } from "./infer-image-layers";
import { choose, print, type QuestionKind } from "./question";

export const multiplyAdds: QuestionKind = {
  id: "multiply-adds",
  title: "Work of a convolutional layer",
  lesson: "stacking-layers",
  make(random) {
    const side = choose(random, [8, 16, 28]);
    const channels = choose(random, [1, 4, 8]);
    const filters = choose(random, [4, 8, 16]);
    const kernel = choose(random, [3, 5]);
    const info = inferImageLayers(
      [side, side, channels],
      [{ kind: "conv2d", filters, kernel, padding: "same" }],
    );
    const answer = info.multiplyAdds;
    return {
      text: `A layer of ${filters} filters of ${kernel} × ${kernel} reads maps of ${side} × ${side} × ${channels} at stride 1, padded so that they keep their size. How many multiplications does one image cost in it?`,
      answer,
      slips: [
        {
          value: kernel * kernel * channels * filters,
          says: `So many are done in each place, and there are ${side * side} places.`,
        },
        {
          value: side * side * kernel * kernel * filters,
          says: `Each filter reads all ${channels} channels.`,
        },
        {
          value: side * side * kernel * kernel * channels,
          says: `Each of the ${filters} filters does that much.`,
        },
        {
          value: (side - kernel + 1) ** 2 * kernel * kernel * channels * filters,
          says: "That is the work without padding. With it there is an output for every pixel.",
        },
        {
          value: info.parameters,
          says: "Those are its parameters. Each weight is used once in every place.",
        },
      ],
      working: `${side} · ${side} places, ${filters} outputs in each, ${kernel} · ${kernel} · ${channels} = ${kernel * kernel * channels} multiplications for an output: ${print(answer)}.`,
    };
  },
};
