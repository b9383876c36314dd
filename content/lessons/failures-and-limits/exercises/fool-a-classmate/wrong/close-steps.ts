import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";
import { attack } from "@/lib/experiment/attacks/attack";

/** Twenty steps, within a half of the solution's reach. */
export const wrong: WrongAttack = {
  attack: ({ original, label, differentiate }) =>
    attack(differentiate, original, Int32Array.of(label), { epsilon: 0.05, steps: 20, direction: "away" }),
  message: "The model still reads the picture rightly.",
};
