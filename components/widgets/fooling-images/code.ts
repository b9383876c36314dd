import type { CodeListing } from "@/components/widget/code-dialog";
import { signReader } from "@/lib/experiment/networks/sign-reader";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";

/** The reader, untrained, and a search by its answers alone, pixel by pixel, in three libraries. */
export function printPrograms(): CodeListing {
  return {
    tensorflowjs: `${printTensorflowNetwork(signReader).trimEnd()}

/** A picture that the model takes for a class: changes are kept where it gets surer. */
export function evolve(label, generations = 500) {
  const judge = (picture) =>
    tf.tidy(() => tf.softmax(model.apply(tf.tensor(picture, [1, 32, 32, 3]))).dataSync()[label]);
  const draw = (seed) => tf.tidy(() => tf.randomUniform([32 * 32 * 3], 0, 1, "float32", seed).dataSync());
  let best = draw(1);
  let score = judge(best);
  for (let i = 1; i <= generations; i++) {
    const [chance, fresh] = [draw(2 * i), draw(2 * i + 1)];
    const child = best.map((value, j) => (chance[j] < 0.02 ? fresh[j] : value));
    const next = judge(child);
    if (next > score) [best, score] = [child, next];
  }
  return { best, score };
}
`,
    keras: `import numpy as np
${printKerasNetwork(signReader).trimEnd()}


def evolve(label, generations=500, random=np.random.default_rng(1)):
    """A picture that the model takes for a class: changes are kept where it gets surer."""
    judge = lambda picture: float(keras.ops.softmax(model(picture[None]))[0, label])
    best = random.random((32, 32, 3), dtype="float32")
    score = judge(best)
    for _ in range(generations):
        fresh = random.random(best.shape, dtype="float32")
        child = np.where(random.random(best.shape) < 0.02, fresh, best)
        if (next_score := judge(child)) > score:
            best, score = child, next_score
    return best, score
`,
    pytorch: `${printPytorchNetwork(signReader).trimEnd()}


@torch.no_grad()
def evolve(label, generations=500):
    """A picture that the model takes for a class: changes are kept where it gets surer."""
    judge = lambda picture: model(picture[None]).softmax(1)[0, label].item()
    best = torch.rand(3, 32, 32)
    score = judge(best)
    for _ in range(generations):
        child = torch.where(torch.rand_like(best) < 0.02, torch.rand_like(best), best)
        if (next_score := judge(child)) > score:
            best, score = child, next_score
    return best, score
`,
  };
}
