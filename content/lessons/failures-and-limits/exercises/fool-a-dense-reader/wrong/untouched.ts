import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";

/** The picture as it was given. */
export const wrong: WrongAttack = {
  attack: async ({ original }) => original,
  message: "The model still reads the picture rightly. Its values were moved by up to 0.0.",
};
