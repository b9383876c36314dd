import { askPercent, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";
import { findShareInterval } from "@/lib/math/wilson";

type Numbers = { tested: number; right: number; goal: number };

const find = ({ right, tested }: Numbers) => findShareInterval(right, tested);
const answers = ["yes", "no", "open"] as const;

/** Which of the answers the interval gives. */
function decide(given: Numbers): number {
  const { low, high } = find(given);
  if (100 * low >= given.goal) return 0;
  return 100 * high < given.goal ? 1 : 2;
}

/** The interval that supposes the share itself to have the scatter of the true one. */
function findNaive({ right, tested }: Numbers) {
  const share = right / tested;
  const half = 1.96 * Math.sqrt((share * (1 - share)) / tested);
  return { low: share - half, high: share + half };
}

export const exercise = defineAnswers(
  (random: Random) => {
    const tested = 50 * drawBetween(random, 2, 8);
    const right = Math.round((tested * drawBetween(random, 80, 94)) / 100);
    const { low, high } = findShareInterval(right, tested);
    const goals = [
      Math.floor(100 * low) - 1,
      Math.ceil(100 * high) + 1,
      Math.round((100 * right) / tested) - 1,
    ];
    return { tested, right, goal: goals[random.integer(3)] ?? 80 };
  },
  {
    questions: [
      askPercent("low", "Lower end", 0.002, (given) => 100 * find(given).low, [
        {
          message:
            "This is the simple interval round the share. Wilson's is drawn towards one half, and keeps its promise better.",
          answer: (given) => 100 * findNaive(given).low,
        },
        { message: "This is the upper end.", answer: (given) => 100 * find(given).high },
      ]),
      askPercent("high", "Upper end", 0.002, (given) => 100 * find(given).high, [
        {
          message: "This is the simple interval round the share. Wilson's is drawn towards one half.",
          answer: (given) => 100 * findNaive(given).high,
        },
        { message: "This is the lower end.", answer: (given) => 100 * find(given).low },
      ]),
      {
        id: "promise",
        kind: "choice",
        label: "The promise",
        options: [
          { id: "yes", text: "holds: the network is good enough" },
          { id: "no", text: "fails: the network is not good enough" },
          { id: "open", text: "is open: so many digits cannot tell" },
        ],
        answer: (given) => answers[decide(given)] ?? "",
        mistakes: [
          {
            message:
              "Look where the goal lies: below the interval, in it, or above it. The share that was seen does not decide.",
            answer: (given) => answers[(decide(given) + 1) % 3] ?? "",
          },
          {
            message:
              "Compare the goal with both ends of the interval: only when all of it lies on one side is the question settled.",
            answer: (given) => answers[(decide(given) + 2) % 3] ?? "",
          },
        ],
      },
    ],
    worked: (given) => {
      const { tested, right, goal } = given;
      const { low, high } = find(given);
      const verdict = [
        "The whole interval lies above the goal: it may be promised.",
        "The whole interval lies below the goal: the promise would be broken.",
        "The goal lies inside the interval: so many digits cannot tell, and the honest answer is neither yes nor no.",
      ];
      return (
        `The share is $${right} / ${tested} = ${tex(right / tested, 3)}$, and $z^2 / n = ${tex(1.96 ** 2 / tested)}$. ` +
        `The middle is $${tex((low + high) / 2)}$, the half width $${tex((high - low) / 2)}$: ` +
        `from ${(100 * low).toFixed(1)} % to ${(100 * high).toFixed(1)} %. The goal is ${goal} %. ${verdict[decide(given)]}`
      );
    },
  },
);
