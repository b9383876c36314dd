import { nameSign } from "@/components/training/sign-answers";
import { type FoolingFrame, TRAINING_STEPS } from "./job";

/** What counts as sure. */
export const SURE = 0.95;

export const countSure = ({ champions }: Pick<FoolingFrame, "champions">) =>
  champions.filter(({ score }) => score > SURE).length;

export function writeTitle(frame: FoolingFrame | null): string {
  if (frame === null) return "A network is about to learn road signs";
  const { step, champions, curve } = frame;
  if (curve.length === 0) return `The network learns road signs: step ${step} of ${TRAINING_STEPS}`;
  const after = `After ${curve.length} ${curve.length === 1 ? "generation" : "generations"}`;
  return `${after} the network is over ${100 * SURE} % sure of ${countSure(frame)} of ${champions.length} pictures of nothing`;
}

/** "stop, 0.998 since generation 4" */
export function describeChampion({ champions }: FoolingFrame, label: number): string {
  const champion = champions[label];
  if (champion === undefined) return nameSign(label);
  return `${nameSign(label)}, ${champion.score.toFixed(3)} since generation ${champion.generation + 1}`;
}
