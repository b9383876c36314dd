import type { PreparedData } from "@/lib/experiment/prepare-data";

export interface Baseline {
  loss: number;
  /** Share of right answers; null where numbers are asked for. */
  accuracy: number | null;
}

/**
 * How well one does without looking at the input: at each step the mean of the training targets, which for classes is how
 * often each came, measured on the examples held back.
 */
export function measureBaseline({ parts, encoding, outputs }: PreparedData): Baseline {
  const { train, validation } = parts;
  const size = train.targets.length / train.count;
  const means = new Float64Array(size);
  train.targets.forEach((value, i) => (means[i % size]! += value / train.count));
  const steps = size / outputs;
  const favourites = Array.from({ length: steps }, (_, step) => {
    const shares = means.subarray(step * outputs, (step + 1) * outputs);
    return shares.indexOf(Math.max(...shares));
  });
  let [loss, right] = [0, 0];
  validation.targets.forEach((value, i) => {
    const mean = means[i % size]!;
    if (encoding === "values") loss += (value - mean) ** 2;
    else if (value === 1) {
      loss -= Math.log(Math.max(mean, 1e-9));
      if (favourites[Math.floor((i % size) / outputs)] === i % outputs) right++;
    }
  });
  const asked = validation.count * steps;
  return { loss: loss / asked, accuracy: encoding === "values" ? null : right / asked };
}
