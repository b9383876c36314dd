import { askNumber, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

export const exercise = defineAnswers(
  (random: Random) => ({
    data: (5 * drawBetween(random, 1, 16)) / 100,
    samples: (5 * drawBetween(random, 1, 16)) / 100,
  }),
  {
    questions: [
      askNumber("best", "Its answer at that point", 0.005, ({ data, samples }) => data / (data + samples), [
        {
          message: "This is how sure it is that the point is a sample. Its answer says how likely data are.",
          answer: ({ data, samples }) => samples / (data + samples),
        },
        {
          message:
            "The difference of two densities is no probability. Compare the data with all that is met there.",
          answer: ({ data, samples }) => data - samples,
        },
        {
          message: "This is the ratio of the two. A share compares the data with all that is met there.",
          answer: ({ data, samples }) => data / samples,
        },
      ]),
      askNumber(
        "twice",
        "Its answer with twice as many samples",
        0.005,
        ({ data, samples }) => data / (data + 2 * samples),
        [
          {
            message: "More samples make data rarer, not more frequent.",
            answer: ({ data, samples }) => (2 * data) / (2 * data + samples),
          },
          {
            message: "It does not halve: only what the samples add to the sum is doubled.",
            answer: ({ data, samples }) => data / (2 * (data + samples)),
          },
        ],
      ),
    ],
    worked: ({ data, samples }) =>
      `Of the points met there, count the share that are data: ` +
      `$\\dfrac{${tex(data)}}{${tex(data)} + ${tex(samples)}} = ${tex(data / (data + samples), 3)}$. ` +
      `With twice as many samples it is $\\dfrac{${tex(data)}}{${tex(data)} + ${tex(2 * samples)}} = ${tex(data / (data + 2 * samples), 3)}$. ` +
      `Where the answer is above one half the generator is asked to send more samples, and elsewhere fewer.`,
  },
);
