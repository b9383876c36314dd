import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";
import { attack } from "@/lib/experiment/attacks/attack";

/** One step, as long as the half of the marks allows. */
export const wrong: WrongAttack = {
  attack: ({ original, label, differentiate }) =>
    attack(differentiate, original, Int32Array.of(label), { epsilon: 0.3, steps: 1, direction: "away" }),
  score: 0.5,
  message: "The model is fooled. Its values were moved by up to 0.30.",
};
