import { askPercent, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

/** The first character's share at a power of its probability, in percent. */
function raise(percent: number, power: number): number {
  const [p, q] = [percent ** power, (100 - percent) ** power];
  return (100 * p) / (p + q);
}

export const exercise = defineAnswers((random: Random) => ({ percent: drawBetween(random, 60, 85) }), {
  questions: [
    askPercent("cold", "Its probability at temperature 0.5", 0.01, ({ percent }) => raise(percent, 2), [
      {
        message: "Squared, the two no longer add up to 1. Divide by their sum.",
        answer: ({ percent }) => percent ** 2 / 100,
      },
      {
        message: "This is what temperature 2 gives: a low temperature makes differences larger.",
        answer: ({ percent }) => raise(percent, 0.5),
      },
    ]),
    askPercent("warm", "Its probability at temperature 2", 0.01, ({ percent }) => raise(percent, 0.5), [
      {
        message: "The roots no longer add up to 1. Divide by their sum.",
        answer: ({ percent }) => 10 * Math.sqrt(percent),
      },
      {
        message: "This is what temperature 0.5 gives: a high temperature makes differences smaller.",
        answer: ({ percent }) => raise(percent, 2),
      },
    ]),
  ],
  worked({ percent }) {
    const [p, q] = [percent / 100, 1 - percent / 100];
    return (
      `At temperature 0.5 the scores are doubled and the powers squared: ` +
      `$${tex(p)}^2 = ${tex(p * p)}$ and $${tex(q)}^2 = ${tex(q * q)}$, of which the first has ` +
      `$\\dfrac{${tex(p * p)}}{${tex(p * p)} + ${tex(q * q)}}$, that is ${raise(percent, 2).toFixed(1)} %. ` +
      `At temperature 2 it is the roots, $${tex(Math.sqrt(p))}$ and $${tex(Math.sqrt(q))}$: ${raise(percent, 0.5).toFixed(1)} %.`
    );
  },
});
