import type { Attacker } from "@/lib/classroom/grading/trained-sample";
import { attack } from "@/lib/experiment/attacks/attack";

/** Twenty steps up the loss, each cut back to within reach. */
export const solve: Attacker = ({ original, label, differentiate }) =>
  attack(differentiate, original, Int32Array.of(label), { epsilon: 0.1, steps: 20, direction: "away" });
