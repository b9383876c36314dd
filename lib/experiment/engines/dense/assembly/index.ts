// The arithmetic of dense networks. Arrays are given by their byte offsets, at multiples of 16.

export { layOut } from "./batch";
export { addLoss, finish } from "./losses";
export { backward, forward } from "./network";
export { descend, descendByMoments, descendByRoots, descendWithMomentum } from "./optimizers";
