import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";

/** Values that no screen can show. */
export const wrong: WrongAttack = {
  attack: async ({ original }) => original.map((value) => 2 * value - 1),
  message: "A picture has values from 0 to 1, and no others.",
};
