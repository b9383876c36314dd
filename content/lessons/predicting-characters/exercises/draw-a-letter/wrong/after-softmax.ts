// Expect: The temperature changes nothing here
export function drawLetter(
  scores: number[],
  temperature: number,
  uniform: number,
): [probabilities: number[], letter: number] {
  const largest = Math.max(...scores);
  const weights =
    temperature === 0
      ? scores.map((_, index) => (index === scores.indexOf(largest) ? 1 : 0))
      : scores.map((score) => Math.exp(score - largest) / temperature);
  const total = weights.reduce((a, b) => a + b, 0);
  const probabilities = weights.map((weight) => weight / total);
  let reached = 0;
  for (let letter = 0; letter < scores.length; letter++) {
    reached += probabilities[letter];
    if (reached > uniform) return [probabilities, letter];
  }
  return [probabilities, scores.length - 1];
}
