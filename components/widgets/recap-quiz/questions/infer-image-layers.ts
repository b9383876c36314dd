import { inferModel, type ModelInfo } from "@/lib/experiment/infer";
import { layerSchema } from "@/lib/experiment/schema-layers";
import type { z } from "zod";

/** Shapes and counts of layers on an image [height, width, channels]. */
export function inferImageLayers(
  inputShape: readonly [number, number, number],
  layers: readonly z.input<typeof layerSchema>[],
): ModelInfo {
  return inferModel(
    layers.map((layer) => layerSchema.parse(layer)),
    { inputShape, outputs: 10, initialization: { kind: "he" } },
  );
}
