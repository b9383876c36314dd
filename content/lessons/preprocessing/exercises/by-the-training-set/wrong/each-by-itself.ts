// Expect: The held-back examples are measured by their own mean
export function standardize(training: number[][], held: number[][]) {
  const change = (examples: number[][]) => {
    const average = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
    const features = examples[0].map((_, feature) => {
      const values = examples.map((example) => example[feature]);
      const mean = average(values);
      const deviation = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
      return { mean, deviation: deviation === 0 ? 1 : deviation };
    });
    return examples.map((example) =>
      example.map((value, feature) => (value - features[feature].mean) / features[feature].deviation),
    );
  };
  return [change(training), change(held)];
}
