import { filterParameters } from "./filter-parameters";
import { firstWeights } from "./first-weights";
import { flattenAndDense } from "./flatten-and-dense";
import { gradientThroughPooling } from "./gradient-through-pooling";
import { gridTrainings } from "./grid-trainings";
import { keepTheSize } from "./keep-the-size";
import { multiplyAdds } from "./multiply-adds";
import { oneOutput } from "./one-output";
import { outputSide } from "./output-side";
import type { QuestionKind } from "./question";
import { sameStatistics } from "./same-statistics";
import { seenByAUnit } from "./seen-by-a-unit";
import { slopeThroughBlocks } from "./slope-through-blocks";

/** In the order of the lessons that teach them. */
export const questionKinds: readonly QuestionKind[] = [
  sameStatistics,
  firstWeights,
  gridTrainings,
  oneOutput,
  outputSide,
  keepTheSize,
  filterParameters,
  gradientThroughPooling,
  seenByAUnit,
  multiplyAdds,
  flattenAndDense,
  slopeThroughBlocks,
];

export const questionIds = questionKinds.map(({ id }) => id);
