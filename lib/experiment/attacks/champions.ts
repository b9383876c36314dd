import type { Random } from "@/lib/math/random";
import { drawGenome, mutateGenome, paintPattern } from "./pattern";

/** "pattern": a genome paints the picture. "pixels": the picture is its own genome, value by value. */
export const encodings = ["pattern", "pixels"] as const;
export type Encoding = (typeof encodings)[number];

/** The picture of which a network is surest that it is of one class. */
export interface Champion {
  genome: Float32Array;
  /** [side, side, 3], from 0 to 1. */
  picture: Float32Array;
  /** The network's probability of the class. */
  score: number;
  /** In which it arose. */
  generation: number;
}

export interface EvolutionOptions {
  encoding: Encoding;
  /** Pixels along a side. */
  side: number;
  children: number;
  generation: number;
}

/** Probabilities [count, classes] of pictures [count, side, side, 3]. */
export type Judge = (pictures: Float32Array, count: number) => Promise<Float32Array>;

/**
 * One generation of as many searches as there are classes, which help each other (MAP-Elites, Mouret and Clune 2015): each
 * child descends from the champion of a random class and replaces those of all classes of which the network is surer with
 * it. So "fooling images" were made (Nguyen, Yosinski and Clune 2015); no gradient is used, only the network's answers.
 * @param champions one per class; empty before the first generation, whose pictures are drawn at random
 */
export async function evolve(
  judge: Judge,
  champions: readonly Champion[],
  { encoding, side, children, generation }: EvolutionOptions,
  random: Random,
): Promise<Champion[]> {
  const genomes = Array.from({ length: children }, () => {
    const parent = champions[random.integer(Math.max(1, champions.length))];
    if (parent === undefined) return drawFirst(encoding, side, random);
    return encoding === "pattern" ? mutateGenome(parent.genome, random) : mutatePixels(parent.genome, random);
  });
  const size = 3 * side * side;
  const pictures = new Float32Array(children * size);
  genomes.forEach((genome, i) =>
    pictures.set(encoding === "pattern" ? paintPattern(genome, side) : genome, i * size),
  );
  const answers = await judge(pictures, children);
  const classes = answers.length / children;
  return Array.from({ length: classes }, (_, label) => {
    let best = champions[label];
    genomes.forEach((genome, i) => {
      const score = answers[i * classes + label] as number;
      if (best !== undefined && score <= best.score) return;
      best = { genome, picture: pictures.slice(i * size, (i + 1) * size), score, generation };
    });
    return best as Champion;
  });
}

const drawFirst = (encoding: Encoding, side: number, random: Random): Float32Array =>
  encoding === "pattern"
    ? drawGenome(random)
    : Float32Array.from({ length: 3 * side * side }, () => random.next());

/** One value in fifty is drawn anew. */
function mutatePixels(genome: Float32Array, random: Random): Float32Array {
  return genome.map((value) => (random.next() < 0.02 ? random.next() : value));
}
