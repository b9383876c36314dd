import {
  average,
  type Curve,
  findLowest,
  findMedian,
  measureFall,
  measureJaggedness,
  smooth,
  takeLast,
} from "./curve";

/** What a run's curves say, with the figures that say it. */
export type Diagnosis =
  /** Too few points to tell anything. */
  | { kind: "early" }
  /** The loss is no number, or came to stand above what it was before training; from `step` on. */
  | { kind: "diverged"; step: number; start: number; end: number; isNumber: boolean }
  /** It had learnt, and has come back up to no better than guessing. */
  | { kind: "unlearnt"; step: number; lowest: number; end: number }
  /** Never better than guessing by more than a twentieth; restless where it moves all the same. */
  | { kind: "flat"; end: number; isRestless: boolean }
  /** The validation loss has risen from its lowest, at `step`, while the training loss went on down. */
  | { kind: "overfitting"; step: number; lowest: number; validation: number; train: number; gap: number }
  /** It jumps by `jump` from one point to the next. */
  | { kind: "jagged"; jump: number; end: number }
  /** A noticeable share of the loss, `fall`, went in the last fifth of the run; slow where it is still high. */
  | { kind: "falling"; fall: number; end: number; isSlow: boolean }
  /** Both curves stand still, high and close together. */
  | { kind: "underfitting"; train: number; validation: number }
  /** The same, where no validation curve was looked at: still and high since `step`. */
  | { kind: "plateau"; step: number; end: number }
  /** Still, low and, where there is a validation curve, with little between the two. */
  | { kind: "good"; end: number; gap: number | null };

/** Fewer points than this are no curve yet. */
export const LEAST_POINTS = 10;

/** What counts as what, as shares: rules of thumb, each chosen on runs of the loss doctor's networks. */
export const thresholds = {
  /** Above the start, or guessing, by so much: diverged. */
  diverged: 1.25,
  /** Of the loss of guessing: no better than it. */
  flat: 0.95,
  /** Of the loss of guessing: it had learnt something. */
  learnt: 0.85,
  /** A jump from point to point, of the loss of guessing. */
  jagged: 0.05,
  /** A fall over the last fifth of the curve, of its height there; or of all that the loss has fallen. */
  falling: 0.05,
  fallingShare: 0.1,
  /** A rise of the validation loss from its lowest, of that; and of the loss of guessing. */
  rise: 1.1,
  leastRise: 0.03,
  /** Of the loss of guessing: a still curve above is high. */
  high: 0.4,
};

export interface Reading {
  train: Curve;
  /** On the same steps; absent where it is not to be judged by. */
  validation?: Curve;
  /** The loss of a model that knows nothing but how frequent the classes are. */
  chance: number;
}

/**
 * Reads a run's curves as an experienced eye would, by fixed rules; the first that holds is the diagnosis. Pure: the same
 * curves give the same words.
 */
export function diagnose({ train, validation, chance }: Reading): Diagnosis {
  const { steps, losses } = train;
  const start = Math.max(losses[0] ?? chance, chance);
  const broken = losses.findIndex((loss) => !Number.isFinite(loss));
  if (broken >= 0)
    return { kind: "diverged", step: steps[broken] ?? 0, start, end: losses[broken] ?? NaN, isNumber: false };
  if (losses.length < LEAST_POINTS) return { kind: "early" };

  const end = average(takeLast(losses, 0.1));
  const late = findMedian(takeLast(losses, 0.25));
  const jump = measureJaggedness(takeLast(losses, 0.33));
  if (late > thresholds.diverged * start) {
    const left = losses.findIndex((loss) => loss > thresholds.diverged * start);
    return { kind: "diverged", step: steps[left] ?? 0, start, end, isNumber: true };
  }
  if (late > thresholds.flat * chance) {
    const lowestAt = findLowest(losses);
    const lowest = losses[lowestAt] ?? NaN;
    if (lowest >= thresholds.learnt * chance) return { kind: "flat", end, isRestless: jump > 0.01 * chance };
    const lost = losses.findIndex((loss, i) => i > lowestAt && loss > thresholds.flat * chance);
    return { kind: "unlearnt", step: steps[lost] ?? steps[lowestAt] ?? 0, lowest, end };
  }

  const overfitting = validation === undefined ? null : findOverfitting(train, validation, chance);
  if (overfitting !== null) return overfitting;
  if (jump > thresholds.jagged * chance) return { kind: "jagged", jump, end };
  const fall = measureFall(takeLast(losses, 0.2));
  const isHigh = end > thresholds.high * chance;
  const fallen = Math.max(...losses) - end;
  if (fall > thresholds.falling || fall * end > thresholds.fallingShare * fallen)
    return { kind: "falling", fall, end, isSlow: isHigh };
  const validationEnd = validation === undefined ? null : average(takeLast(validation.losses, 0.1));
  if (isHigh) {
    if (validationEnd !== null) return { kind: "underfitting", train: end, validation: validationEnd };
    const arrived = losses.findIndex((loss) => loss < 1.05 * end);
    return { kind: "plateau", step: steps[arrived] ?? 0, end };
  }
  return { kind: "good", end, gap: validationEnd === null ? null : validationEnd - end };
}

function findOverfitting(train: Curve, validation: Curve, chance: number): Diagnosis | null {
  const at = findLowest(validation.losses);
  const lowest = validation.losses[at] ?? NaN;
  // Whether it has risen is judged against a low that is none of chance alone.
  const low = Math.min(...smooth(validation.losses, Math.round(validation.losses.length / 80)));
  const now = average(takeLast(validation.losses, 0.1));
  const trainNow = average(takeLast(train.losses, 0.1));
  const hasRisen = now > thresholds.rise * low && now - low > thresholds.leastRise * chance;
  if (!hasRisen || trainNow >= now) return null;
  return {
    kind: "overfitting",
    step: validation.steps[at] ?? 0,
    lowest,
    validation: now,
    train: trainNow,
    gap: now - trainNow,
  };
}
