import { createRandom } from "@/lib/math/random";

/** Which training examples make up which minibatch, the same in every engine. */
export interface BatchOrder {
  /** Examples per batch. */
  size: number;
  stepsPerEpoch: number;
  /** One batch holds all examples: their order is then their own. */
  isWhole: boolean;
  /** All training examples as an epoch takes them; the same array each time. */
  getOrder(epoch: number): readonly number[];
}

/**
 * A new order each epoch, from the stream ("batches", epoch) of the seed. Examples that do not fill a batch sit out the
 * epoch, so that every batch has the same size.
 * @param count training examples
 */
export function createBatchOrder(count: number, batchSize: number, seed: number): BatchOrder {
  const size = Math.min(batchSize, count);
  const isWhole = size === count;
  const order = Array.from({ length: count }, (_, i) => i);
  let orderedEpoch = -1;
  return {
    size,
    stepsPerEpoch: Math.floor(count / size),
    isWhole,
    getOrder(epoch) {
      if (isWhole || epoch === orderedEpoch) return order;
      for (let i = 0; i < count; i++) order[i] = i;
      orderedEpoch = epoch;
      return createRandom(seed, "batches", epoch).shuffle(order);
    },
  };
}
