import type { Engine } from "@/lib/experiment/engines/engine";

/**
 * Length of the loss's gradient by the kernel of each layer with weights, from the first to the last, for one batch:
 * [depth]. Normalizations and biases are left out.
 */
export async function readGradientProfile(engine: Engine): Promise<Float32Array> {
  const kernels = (await engine.readGradients()).filter(({ name }) => name.endsWith("/kernel"));
  return Float32Array.from(kernels, ({ values }) => {
    let square = 0;
    for (const value of values) square += value * value;
    return Math.sqrt(square);
  });
}
