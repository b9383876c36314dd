/** What a network may be shown of a point of the plane, in the order in which it gets them. */
export const featureNames = ["x1", "x2", "x1Squared", "x2Squared", "product", "sineX1", "sineX2"] as const;
export type FeatureName = (typeof featureNames)[number];

/** As formulas of plain text. */
export const featureLabels: Record<FeatureName, string> = {
  x1: "x₁",
  x2: "x₂",
  x1Squared: "x₁²",
  x2Squared: "x₂²",
  product: "x₁x₂",
  sineX1: "sin 2πx₁",
  sineX2: "sin 2πx₂",
};

/** Two whole waves from -1 to 1. */
const frequency = 2 * Math.PI;

function computeFeature(name: FeatureName, x1: number, x2: number): number {
  switch (name) {
    case "x1":
      return x1;
    case "x2":
      return x2;
    case "x1Squared":
      return x1 * x1;
    case "x2Squared":
      return x2 * x2;
    case "product":
      return x1 * x2;
    case "sineX1":
      return Math.sin(frequency * x1);
    case "sineX2":
      return Math.sin(frequency * x2);
  }
}

/**
 * @param points [count, 2]
 * @returns [count, features]
 */
export function computeFeatures(points: Float32Array, names: readonly FeatureName[]): Float32Array {
  const count = points.length / 2;
  const features = new Float32Array(count * names.length);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < names.length; j++)
      features[i * names.length + j] = computeFeature(
        names[j] as FeatureName,
        points[2 * i] as number,
        points[2 * i + 1] as number,
      );
  return features;
}
