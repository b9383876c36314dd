/** Examples in rows [count, size] with their classes [count]. */
export interface Rows {
  inputs: Float32Array;
  labels: Int32Array;
}

/** The class that most of the examples have, the first of those that share. */
export function findMajority(labels: Int32Array, classes: number): number {
  const counts = countClasses(labels, classes);
  return counts.indexOf(Math.max(...counts));
}

/** How many examples there are of each class. */
export function countClasses(labels: Int32Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

/** The mean example of each class: [classes, size]. A class without examples stays at zero. */
export function averageClasses({ inputs, labels }: Rows, classes: number): Float32Array {
  const size = inputs.length / labels.length;
  const counts = countClasses(labels, classes);
  const means = new Float32Array(classes * size);
  inputs.forEach((value, i) => {
    const label = labels[Math.floor(i / size)]!;
    means[label * size + (i % size)]! += value / counts[label]!;
  });
  return means;
}

/** For each row of `inputs` the label of the row of `known` that is nearest to it by squared distance. */
export function labelByNearest(inputs: Float32Array, known: Rows): Int32Array {
  const size = known.inputs.length / known.labels.length;
  return Int32Array.from({ length: inputs.length / size }, (_, row) => {
    let nearest = 0;
    let least = Infinity;
    for (let other = 0; other < known.labels.length; other++) {
      let distance = 0;
      for (let i = 0; i < size && distance < least; i++)
        distance += (inputs[row * size + i]! - known.inputs[other * size + i]!) ** 2;
      if (distance >= least) continue;
      least = distance;
      nearest = known.labels[other]!;
    }
    return nearest;
  });
}

/** How many answers are the label. */
export function countRight(answers: Int32Array, labels: Int32Array): { right: number; count: number } {
  return { right: answers.filter((answer, i) => answer === labels[i]).length, count: labels.length };
}
