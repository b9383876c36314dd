import { describeLayer, describeWeight, failLayer, type LayerPlace, printShape } from "./describe-layer";
import { countNumbers, type LayerInfo, type LayerInput, type ReceptiveField } from "./layer-info";
import type { Layer, LayerOf } from "./schema-layers";

type InferLayer = (layer: Layer, input: LayerInput, place: LayerPlace) => LayerInfo;

/**
 * The inner layers, the shortcut beside them and the sum, which sees what the wider of the two sees.
 * @param inferLayer handed in, since it calls this
 */
export function inferResidual(
  layer: LayerOf<"residual">,
  input: LayerInput,
  place: LayerPlace,
  inferLayer: InferLayer,
): LayerInfo {
  const inferBranch = (layers: readonly Layer[], path: string) => {
    let inside = input;
    const infos = layers.map((innerLayer, index) => {
      const info = inferLayer(innerLayer, inside, { ...place, path: `${path}/${index}` });
      inside = { shape: info.outputShape, field: info.receptiveField };
      return info;
    });
    return { infos, output: inside };
  };
  const { infos: inner, output } = inferBranch(layer.layers, place.path);
  const own = Array.isArray(layer.shortcut) ? layer.shortcut : [];
  const { infos: shortcut, output: brought } = inferBranch(own, `${place.path}/shortcut`);
  const weights = [...inner, ...shortcut].flatMap((info) => info.weights);
  let multiplyAdds = [...inner, ...shortcut].reduce((sum, info) => sum + info.multiplyAdds, 0);
  let shortcutStride: number | null = null;
  const from = brought.shape;
  const to = output.shape;
  if (from.join() !== to.join()) {
    if (own.length > 0)
      failLayer(
        layer,
        place,
        `gives ${printShape(to)}, but its shortcut ${printShape(from)}: no sum has both`,
      );
    shortcutStride = findStride(from, to);
    const isPad = layer.shortcut === "pad";
    if (shortcutStride === null || (isPad && (from.at(-1) as number) > (to.at(-1) as number)))
      failLayer(
        layer,
        place,
        `turns ${printShape(from)} into ${printShape(to)}: no ${isPad ? "padding" : "projection"} can add the one to the other`,
      );
    if (!isPad) {
      const window = from.length === 3 ? [1, 1] : [];
      const shape = [...window, from.at(-1) as number, to.at(-1) as number];
      const projected = { ...place, path: `${place.path}/projection` };
      weights.push(describeWeight(projected, "kernel", shape, place.initialization));
      multiplyAdds += countNumbers(to) * (from.at(-1) as number);
    }
  }
  return {
    ...describeLayer(layer, input, place, {
      outputShape: to,
      receptiveField: widen(output.field, brought.field),
      multiplyAdds,
      weights,
    }),
    inner,
    shortcut,
    shortcutStride,
  };
}

function widen(field: ReceptiveField | null, other: ReceptiveField | null): ReceptiveField | null {
  return field && other && { ...field, size: Math.max(field.size, other.size) };
}

/** Stride with which 1x1 windows bring an image to the wanted size, 1 for other shapes; null when none does. */
function findStride(from: readonly number[], to: readonly number[]): number | null {
  if (from.length !== to.length) return null;
  if (from.length < 3) return from.slice(0, -1).join() === to.slice(0, -1).join() ? 1 : null;
  for (let stride = 1; stride <= 16; stride++) {
    const fits = [0, 1].every((axis) => Math.ceil((from[axis] as number) / stride) === to[axis]);
    if (fits) return stride;
  }
  return null;
}
