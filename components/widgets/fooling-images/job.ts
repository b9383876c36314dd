import { signSide, signSize } from "@/lib/data/signs/paint-sign";
import { type Champion, type Encoding, evolve } from "@/lib/experiment/attacks/champions";
import { createSignReader } from "@/lib/experiment/networks/sign-reader";
import { defineJob } from "@/lib/lab/job";
import { createReaders, type ReadersState } from "@/lib/lab/readers";
import { createRandom } from "@/lib/math/random";

/** What is bred, and how long. */
export interface Breeding {
  encoding: Encoding;
  generations: number;
}

export interface FoolingSpec extends Breeding {
  seed: number;
}

/** Of one generation, over the eight champions. */
export interface GenerationPoint {
  generation: number;
  least: number;
  median: number;
  most: number;
}

export interface FoolingFrame {
  /** Of the network's training. */
  step: number;
  /** One per sign; empty before evolution begins. */
  champions: Pick<Champion, "picture" | "score" | "generation">[];
  /** [8, 8]: row by row the network's answer to each champion. */
  answers: Float32Array;
  curve: GenerationPoint[];
}

export const TRAINING_STEPS = 200;
const CHILDREN = 16;

interface Saved {
  readers: ReadersState<"reader">;
  champions: Champion[];
  curve: GenerationPoint[];
}

/** Trains a reader of signs, then breeds a picture for each sign that it takes for one. */
export const job = defineJob<FoolingSpec, Breeding, FoolingFrame>({
  device: "any",
  async create({ seed, ...first }, context) {
    const readers = createReaders(await context.tf(), { reader: TRAINING_STEPS }, () =>
      createSignReader({ seed, examples: 1000, steps: TRAINING_STEPS }),
    );
    const engine = await readers.get("reader");
    let { encoding, generations }: Breeding = first;
    let champions: Champion[] = [];
    let curve: GenerationPoint[] = [];
    const judge = (pictures: Float32Array, count: number) => engine.predict(pictures, count);

    async function breed(): Promise<void> {
      const generation = curve.length;
      const random = createRandom(seed, "evolution", generation);
      const options = { encoding, side: signSide, children: CHILDREN, generation };
      champions = await evolve(judge, champions, options, random);
      const scores = champions.map(({ score }) => score).sort((a, b) => a - b);
      const middle = scores.length / 2;
      const [least = 0, most = 0] = [scores[0], scores.at(-1)];
      const median = ((scores[middle - 1] ?? 0) + (scores[middle] ?? 0)) / 2;
      curve = [...curve, { generation, least, median, most }];
    }

    return {
      async step() {
        if (!readers.isTrained("reader")) await readers.train("reader");
        else if (curve.length < generations) await breed();
      },
      async frame() {
        const pictures = new Float32Array(champions.length * signSize);
        champions.forEach(({ picture }, i) => pictures.set(picture, i * picture.length));
        const answers = await judge(pictures, champions.length);
        const shown = champions.map(({ picture, score, generation }) => ({ picture, score, generation }));
        return { frame: { step: engine.step, champions: shown, answers, curve } };
      },
      // The network is the same whatever is bred: only the breeding begins again, where it must.
      async command(asked) {
        if (asked.encoding !== encoding || asked.generations < curve.length) {
          champions = [];
          curve = [];
        }
        ({ encoding, generations } = asked);
      },
      save: async (): Promise<Saved> => ({ readers: await readers.save(), champions, curve }),
      async restore(saved: Saved) {
        await readers.restore(saved.readers);
        ({ champions, curve } = saved);
      },
      done: () => readers.isTrained("reader") && curve.length >= generations,
      position: () => readers.position() + curve.length,
      dispose: readers.dispose,
    };
  },
});
