import { type Axis, type Geometry, measureAxis } from "@/lib/math/convolution";
import { failLayer } from "./describe-layer";
import type { LayerInfo } from "./layer-info";
import type { Layer } from "./schema-layers";

/**
 * Where the windows of each layer lie on the one before. A layer that treats each place by itself has windows of one pixel.
 * @param infos of the same layers, from `inferModel`
 * @throws ExperimentError for a layer that keeps no places apart, and for a residual one, which has two ways
 */
export function listAxes(layers: readonly Layer[], infos: readonly LayerInfo[]): Geometry[] {
  return layers.map((layer, index) => {
    const [height = 0, width = 0] = infos[index]?.inputShape ?? [];
    return { rows: measureLayer(layer, index, height), columns: measureLayer(layer, index, width) };
  });
}

function measureLayer(layer: Layer, index: number, input: number): Axis {
  switch (layer.kind) {
    case "conv2d":
    case "depthwiseConv2d":
      return measureAxis(input, layer.kernel, { ...layer, flip: false });
    case "maxPool":
    case "averagePool": {
      const { size, stride = size, padding } = layer;
      return measureAxis(input, size, { stride, dilation: 1, padding, flip: false });
    }
    case "activation":
    case "batchNorm":
    case "dropout":
      return measureAxis(input, 1, { stride: 1, dilation: 1, padding: "valid", flip: false });
    default:
      return failLayer(
        layer,
        { path: String(index), outputs: 0, initialization: { kind: "zeros" } },
        "has no windows along an axis",
      );
  }
}
