import { nameSign, printAnswer, rankAnswers } from "@/components/training/sign-answers";
import type { LabFrame } from "./job";
import { trainingSteps } from "./experiments";
import { SHOWN, type State } from "./state";

/** How many of the signs shown are read as the target. */
export function countRead(answers: Float32Array, target: State["target"]): number {
  return Array.from({ length: SHOWN }, (_, i) => nameSign(rankAnswers(answers, i)[0]?.label ?? -1)).filter(
    (name) => name === target,
  ).length;
}

/** Whether the network in view is still learning. */
export const isLearning = ({ question, steps }: LabFrame) =>
  steps[question.network] < trainingSteps[question.network];

export function writeTitle(frame: LabFrame | null): string {
  if (frame === null) return "A network is about to learn road signs";
  const { question, steps, noise, sticker } = frame;
  const { network, sign, target, epsilon } = question;
  if (isLearning(frame))
    return `The ${network} network learns road signs: step ${steps[network]} of ${trainingSteps[network]}`;
  if (sticker !== null)
    return `With the sticker, ${countRead(sticker.answers, target)} of ${SHOWN} ${sign} signs are read as ${target}`;
  const answer = printAnswer(rankAnswers(noise.answers.moved)[0]);
  return `No value moved by more than ${epsilon.toFixed(3)}: this ${sign} sign is read as ${answer}`;
}
