import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";
import { attack } from "@/lib/experiment/attacks/attack";

/** So far that it is another picture. */
export const wrong: WrongAttack = {
  attack: ({ original, label, differentiate }) =>
    attack(differentiate, original, Int32Array.of(label), { epsilon: 0.8, steps: 20, direction: "away" }),
  message: ", more than 0.2.",
};
