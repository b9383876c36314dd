import type { WrongAttack } from "@/lib/classroom/grading/trained-sample";
import { addNoise } from "@/lib/experiment/attacks/attack";
import { createRandom } from "@/lib/math/random";

/** As far as half of the marks allow, without an aim. */
export const wrong: WrongAttack = {
  attack: async ({ original }) => addNoise(original, 0.2, createRandom(1, "noise")),
  message: "The model still reads the picture rightly.",
};
