/** Both sets are lists of examples, each a list of its features. Gives both, standardized. */
export function standardize(
  training: number[][],
  held: number[][],
): [training: number[][], held: number[][]] {
  const average = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  const features = training[0].map((_, feature) => {
    const values = training.map((example) => example[feature]);
    const mean = average(values);
    const deviation = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
    return { mean, deviation: deviation === 0 ? 1 : deviation };
  });
  const change = (examples: number[][]) =>
    examples.map((example) =>
      example.map((value, feature) => (value - features[feature].mean) / features[feature].deviation),
    );
  return [change(training), change(held)];
}
