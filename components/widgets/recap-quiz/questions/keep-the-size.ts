import { measureAxis } from "@/lib/math/convolution";
import { choose, draw, type QuestionKind } from "./question";

export const keepTheSize: QuestionKind = {
  id: "keep-the-size",
  title: "Padding that keeps the size",
  lesson: "padding-stride-filter-size",
  make(random) {
    const kernel = choose(random, [3, 5, 7, 9, 11]);
    const side = draw(random, 16, 64);
    const answer = measureAxis(side, kernel, { stride: 1, dilation: 1, padding: "same", flip: false }).before;
    return {
      text: `Filters of ${kernel} × ${kernel} move at stride 1 over maps of ${side} × ${side}. How many rings of zeros keep the maps at ${side} × ${side}?`,
      answer,
      slips: [
        {
          value: kernel - 1,
          says: "So many rows are lost in all; a ring gives back two of them, one on each side.",
        },
        { value: kernel, says: "That many rings make the maps larger than they were." },
        { value: 0, says: `Without zeros ${kernel - 1} rows and columns are lost.` },
        { value: (kernel + 1) / 2, says: "With so many the maps grow by two rows and columns." },
      ],
      working: `Without padding ${side} − ${kernel} + 1 = ${side - kernel + 1} rows are left: ${kernel - 1} are lost. Each ring gives back 2, so it takes (${kernel} − 1) / 2 = ${answer}.`,
    };
  },
};
