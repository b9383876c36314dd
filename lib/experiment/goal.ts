import { z } from "zod";
import type { RunPoint } from "./run/point";
import type { Layer } from "./schema-layers";

/** What an author asks the reader to reach; each field that is set must hold at once. */
export const goalSchema = z.strictObject({
  trainLoss: z.number().positive().optional(),
  validationLoss: z.number().positive().optional(),
  testLoss: z.number().positive().optional(),
  /** Shares, 0 to 1. */
  trainAccuracy: z.number().min(0).max(1).optional(),
  validationAccuracy: z.number().min(0).max(1).optional(),
  testAccuracy: z.number().min(0).max(1).optional(),
  /** At least so much higher the validation loss is than the training loss: a goal of overfitting. */
  gap: z.number().positive().optional(),
  /** At most so much. */
  mostGap: z.number().positive().optional(),
  mostParameters: z.int().min(1).optional(),
  mostNeurons: z.int().min(1).optional(),
  /** Of the hidden layers together. */
  leastNeurons: z.int().min(1).optional(),
  /** Hidden layers. */
  leastLayers: z.int().min(1).optional(),
  mostSteps: z.int().min(1).optional(),
  leastSteps: z.int().min(1).optional(),
});
export type Goal = z.output<typeof goalSchema>;

export interface Condition {
  text: string;
  isMet: boolean;
}

const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;

/** What of a network counts for a goal. */
export interface GoalNetwork {
  parameters: number;
  /** Units of the hidden dense layers together. */
  neurons: number;
  /** Hidden dense layers. */
  layers: number;
}

/** The dense layers between the input and the output. */
export function countHidden(model: readonly Layer[]): Pick<GoalNetwork, "neurons" | "layers"> {
  const units = model.slice(0, -1).flatMap((layer) => (layer.kind === "dense" ? [Number(layer.units)] : []));
  return { neurons: units.reduce((sum, count) => sum + count, 0), layers: units.length };
}

/** Every condition of a goal, and whether it holds for this model at this step. A value that is no number meets none. */
export function judgeGoal(goal: Goal, now: RunPoint | null, network: GoalNetwork): Condition[] {
  const conditions: Condition[] = [];
  const names = { train: "training", validation: "validation", test: "test" } as const;
  for (const part of ["train", "validation", "test"] as const) {
    const loss = goal[`${part}Loss`];
    if (loss !== undefined)
      conditions.push({
        text: `${names[part]} loss under ${loss}`,
        isMet: now !== null && now[part].loss < loss,
      });
    const accuracy = goal[`${part}Accuracy`];
    if (accuracy !== undefined)
      conditions.push({
        text: `${names[part]} accuracy at least ${percent(accuracy)}`,
        isMet: now !== null && (now[part].accuracy ?? NaN) >= accuracy,
      });
  }
  const gap = now === null ? NaN : now.validation.loss - now.train.loss;
  if (goal.gap !== undefined)
    conditions.push({
      text: `validation loss at least ${goal.gap} above the training loss`,
      isMet: gap >= goal.gap,
    });
  if (goal.mostGap !== undefined)
    conditions.push({
      text: `validation loss at most ${goal.mostGap} above the training loss`,
      isMet: gap <= goal.mostGap,
    });
  if (goal.mostParameters !== undefined)
    conditions.push({
      text: `at most ${goal.mostParameters} parameters`,
      isMet: network.parameters <= goal.mostParameters,
    });
  if (goal.mostNeurons !== undefined)
    conditions.push({
      text: `at most ${goal.mostNeurons} hidden neurons`,
      isMet: network.neurons <= goal.mostNeurons,
    });
  if (goal.leastNeurons !== undefined)
    conditions.push({
      text: `at least ${goal.leastNeurons} hidden neurons`,
      isMet: network.neurons >= goal.leastNeurons,
    });
  if (goal.leastLayers !== undefined)
    conditions.push({
      text: `at least ${goal.leastLayers} hidden layers`,
      isMet: network.layers >= goal.leastLayers,
    });
  if (goal.mostSteps !== undefined)
    conditions.push({
      text: `within ${goal.mostSteps} steps`,
      isMet: now !== null && now.step > 0 && now.step <= goal.mostSteps,
    });
  if (goal.leastSteps !== undefined)
    conditions.push({
      text: `after at least ${goal.leastSteps} steps`,
      isMet: now !== null && now.step >= goal.leastSteps,
    });
  return conditions;
}
