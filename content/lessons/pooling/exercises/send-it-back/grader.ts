import { askCount, defineAnswers, drawBetween } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

const places = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] as const;
type Place = (typeof places)[number];
const sends = ["p", "q", "r", "s"] as const;
type Numbers = Record<Place | (typeof sends)[number], number>;

const windows: readonly Place[][] = [
  ["a", "b", "d", "e"],
  ["b", "c", "e", "f"],
  ["d", "e", "g", "h"],
  ["e", "f", "h", "i"],
];

const findWinners = (given: Numbers): Place[] =>
  windows.map((window) => window.reduce((best, place) => (given[place] > given[best] ? place : best)));

/** What each window sends, with the place that it is sent to. */
const listSent = (given: Numbers) =>
  findWinners(given).map((place, index) => ({ place, sent: given[sends[index] ?? "p"] }));

const add = (values: number[]) => values.reduce((a, b) => a + b, 0);

const getReceived = (given: Numbers, place: Place): number =>
  add(
    listSent(given)
      .filter((each) => each.place === place)
      .map(({ sent }) => sent),
  );

const addAll = ({ p, q, r, s }: Numbers) => p + q + r + s;

function draw(random: Random): Numbers {
  const values = random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  // The middle wins in all windows but those with the 9 in them.
  const [middle, eight] = [4, values.indexOf(8)];
  [values[middle], values[eight]] = [8, values[middle] ?? 8];
  const map = Object.fromEntries(places.map((place, index) => [place, values[index] ?? 0]));
  const gradient = Object.fromEntries(
    sends.map((name) => [name, (random.integer(2) === 0 ? 1 : -1) * drawBetween(random, 1, 9)]),
  );
  return { ...map, ...gradient } as Numbers;
}

export const exercise = defineAnswers(draw, {
  questions: [
    askCount("middle", "Gradient of the middle number", (given) => getReceived(given, "e"), [
      {
        message: "All four windows are counted. The middle is not the largest in every one of them.",
        answer: addAll,
      },
      {
        message:
          "This is what the last of its windows sends. The gradients of all windows that it wins add up.",
        answer: (given) =>
          listSent(given)
            .filter(({ place }) => place === "e")
            .at(-1)?.sent ?? 0,
      },
      {
        message: "The gradient is shared equally here. That is the way back through an average.",
        answer: (given) => addAll(given) / 4,
      },
    ]),
    askCount("largest", "Gradient of the 9", (given) => addAll(given) - getReceived(given, "e"), [
      {
        message: "This has the wrong sign. A gradient is passed on as it is.",
        answer: (given) => getReceived(given, "e") - addAll(given),
      },
    ]),
    askCount("nothing", "Numbers that get nothing", () => 7, [
      { message: "Two windows may have the same winner: count the different ones.", answer: () => 5 },
      { message: "Two different numbers win. All others get nothing.", answer: () => 8 },
    ]),
  ],
  worked: (given) =>
    `The largest numbers of the four windows are ${findWinners(given)
      .map((place) => given[place])
      .join(", ")}. ` +
    `So the 8 in the middle gets the sum of what its windows send, $${getReceived(given, "e")}$, the 9 gets $${addAll(given) - getReceived(given, "e")}$, ` +
    `and the seven others nothing. Together that is $${addAll(given)}$, as much as came in: a pooling layer only moves gradient about.`,
});
