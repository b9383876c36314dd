import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";
import { attack } from "@/lib/experiment/attacks/attack";

/** One step, twice as long as the solution's way. */
export const wrong: WrongAttack = {
  attack: ({ original, label, differentiate }) =>
    attack(differentiate, original, Int32Array.of(label), { epsilon: 0.2, steps: 1, direction: "away" }),
  message: "The model still reads the picture rightly.",
};
