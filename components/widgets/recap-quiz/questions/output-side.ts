import { measureAxis } from "@/lib/math/convolution";
import { choose, draw, print, type QuestionKind } from "./question";

export const outputSide: QuestionKind = {
  id: "output-side",
  title: "Size of the output",
  lesson: "padding-stride-filter-size",
  make(random) {
    const side = draw(random, 20, 64);
    const kernel = choose(random, [3, 5, 7]);
    const stride = choose(random, [1, 2, 3]);
    const padding = draw(random, 0, (kernel - 1) / 2);
    const filters = choose(random, [8, 16, 32]);
    const measure = (rings: number, step: number) =>
      measureAxis(side, kernel, { stride: step, dilation: 1, padding: rings, flip: false }).output;
    const answer = measure(padding, stride);
    const room = side + 2 * padding - kernel;
    return {
      text: `A layer of ${filters} filters of ${kernel} × ${kernel} reads an image of ${side} × ${side} with ${padding} ${padding === 1 ? "ring" : "rings"} of zeros around it, at stride ${stride}. How many rows has each of its maps?`,
      answer,
      slips: [
        {
          value: answer - 1,
          says: "The steps are counted right, but the first window needs none: there is one window more than there are steps.",
        },
        {
          value: room / stride + 1,
          says: "A window that would stick out is not computed: round the number of steps down.",
        },
        { value: measure(0, stride), says: "The zeros around the image make room for more windows." },
        {
          value: Math.floor((side + padding - kernel) / stride) + 1,
          says: "A ring adds a row at the top and one at the bottom: the padding counts twice.",
        },
        { value: measure(padding, 1), says: "That would be so at stride 1." },
        { value: filters, says: "That is the number of maps." },
      ],
      working: `(${side} + 2 · ${padding} − ${kernel}) / ${stride} = ${print(room / stride, 2)} steps${Number.isInteger(room / stride) ? "" : `, of which ${Math.floor(room / stride)} fit`}, and the first window: ${answer}. The number of filters plays no part.`,
    };
  },
};
