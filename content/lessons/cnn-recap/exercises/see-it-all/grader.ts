import { askCount, defineAnswers, drawBetween } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

/** What a unit behind each convolution sees, with a pooling behind every second one. */
function listWindows(hasPoolingsOwn: boolean): number[] {
  const windows: number[] = [];
  let [seen, apart] = [1, 1];
  for (let convolution = 1; convolution <= 12; convolution++) {
    seen += 2 * apart;
    windows.push(seen);
    if (convolution % 2 === 1) continue;
    if (hasPoolingsOwn) seen += apart;
    apart *= 2;
  }
  return windows;
}

const windows = listWindows(true);
const findFirst = (list: number[], side: number) => list.findIndex((seen) => seen >= side);

export const exercise = defineAnswers((random: Random) => ({ side: drawBetween(random, 17, 52) }), {
  questions: [
    askCount("plain", "Convolutions, with nothing between them", ({ side }) => Math.ceil((side - 1) / 2), [
      {
        message: "Windows overlap: a further convolution adds 2 pixels, not 3.",
        answer: ({ side }) => Math.ceil(side / 3),
      },
      {
        message: "A convolution adds one pixel on either side, 2 in all.",
        answer: ({ side }) => side - 1,
      },
    ]),
    askCount("pooled", "Convolutions, with poolings", ({ side }) => findFirst(windows, side) + 1, [
      {
        message: "One more is needed: with so many the window is still too small.",
        answer: ({ side }) => findFirst(windows, side),
      },
      {
        message: "This is one more than is needed.",
        answer: ({ side }) => findFirst(windows, side) + 2,
      },
    ]),
    askCount(
      "seen",
      "Pixels that the last of these sees",
      ({ side }) => windows[findFirst(windows, side)] ?? 0,
      [
        {
          message: "The poolings have windows, too: each adds the distance of two neighbours.",
          answer: ({ side }) => listWindows(false)[findFirst(windows, side)] ?? 0,
        },
      ],
    ),
  ],
  worked({ side }) {
    const needed = findFirst(windows, side);
    return (
      `Alone, $n$ convolutions see $2n + 1$ pixels, and $2n + 1 \\ge ${side}$ from $n = ${Math.ceil((side - 1) / 2)}$ on. ` +
      `With poolings the windows behind the convolutions are ${windows.slice(0, needed + 1).join(", ")}: ` +
      `neighbours are twice as far apart behind each pooling, and the pooling adds one distance itself. ` +
      `So ${needed + 1} convolutions are enough, and ${needed} are not. Halving the maps is not only about saving work.`
    );
  },
});
