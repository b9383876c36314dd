import type { Random } from "@/lib/math/random";

/** Inputs of the painting network: x, y, distance from the middle, and 1. */
const inputs = 4;
const hidden = 8;
const channels = 3;

/** Numbers in a genome: the painting network's weights. */
export const genomeSize = inputs * hidden + hidden * hidden + (hidden + 1) * channels;

/** What each hidden unit does, in turn: what is even, what repeats, what has an edge. */
const shapes: readonly ((z: number) => number)[] = [
  (z) => Math.exp(-z * z),
  Math.sin,
  Math.tanh,
  (z) => Math.cos(2 * z),
];

/**
 * The picture that a genome describes: every pixel's colour is a small network's answer to where it stands, a compositional
 * pattern-producing network (Stanley 2007). Such pictures have the regularities of made things, symmetry and repetition,
 * which pixels drawn one by one never find.
 * @returns [side, side, 3], each value from 0 to 1
 */
export function paintPattern(genome: Float32Array, side: number): Float32Array {
  const values = new Float32Array(side * side * channels);
  const first = new Float64Array(hidden);
  const second = new Float64Array(hidden);
  for (let i = 0; i < side * side; i++) {
    const x = (2 * ((i % side) + 0.5)) / side - 1;
    const y = (2 * (Math.floor(i / side) + 0.5)) / side - 1;
    const place = [x, y, Math.hypot(x, y), 1];
    let w = 0;
    for (let h = 0; h < hidden; h++) {
      let z = 0;
      for (let k = 0; k < inputs; k++) z += genome[w++]! * place[k]!;
      first[h] = shapes[h % shapes.length]!(z);
    }
    for (let h = 0; h < hidden; h++) {
      let z = 0;
      for (let k = 0; k < hidden; k++) z += genome[w++]! * first[k]!;
      second[h] = shapes[(h + 1) % shapes.length]!(z);
    }
    for (let c = 0; c < channels; c++) {
      let z = genome[w + hidden]!;
      for (let k = 0; k < hidden; k++) z += genome[w + k]! * second[k]!;
      w += hidden + 1;
      values[channels * i + c] = 1 / (1 + Math.exp(-2 * z));
    }
  }
  return values;
}

export function drawGenome(random: Random): Float32Array {
  return Float32Array.from({ length: genomeSize }, () => 1.2 * random.normal());
}

/** A child: some of its parent's numbers moved, few of them far. */
export function mutateGenome(genome: Float32Array, random: Random): Float32Array {
  return genome.map((value) => {
    const [chance, move] = [random.next(), random.normal()];
    return chance < 0.2 ? value + 0.4 * move : value;
  });
}
