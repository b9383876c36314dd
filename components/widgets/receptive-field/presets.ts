import { createLenet5 } from "@/lib/experiment/networks/lenet";
import { createVgg16 } from "@/lib/experiment/networks/vgg";
import type { Layer } from "@/lib/experiment/schema-layers";
import { definition, type State, type WindowLayer } from "./state";

export const presetNames = ["eight", "three", "seven", "twenty", "dilated", "lenet5", "vgg16"] as const;
export type PresetName = (typeof presetNames)[number];

export const presetLabels: Record<PresetName, string> = {
  eight: "Eight of 3 × 3",
  three: "Three of 3 × 3",
  seven: "One of 7 × 7",
  twenty: "Twenty of 3 × 3",
  dilated: "Dilations 1, 2, 4, 8",
  lenet5: "LeNet-5, to its last pooling",
  vgg16: "VGG-16, its first three blocks",
};

type Stack = Pick<State, "layers" | "side">;

const stack = (layers: readonly Partial<WindowLayer>[], side: number): Stack => {
  const { layers: whole } = definition.schema.parse({ layers });
  return { layers: whole, side };
};
const repeat = (count: number) => Array.from({ length: count }, (): Partial<WindowLayer> => ({}));

/** The convolutions and poolings with which a network begins. */
function readWindows(layers: readonly Layer[]): Partial<WindowLayer>[] {
  return layers.flatMap((layer): Partial<WindowLayer>[] => {
    if (layer.kind === "conv2d") {
      const { kernel: size, stride, dilation, padding } = layer;
      return [{ kind: "conv", size, stride, dilation, padding: padding === "same" ? "same" : "valid" }];
    }
    if (layer.kind !== "maxPool" && layer.kind !== "averagePool") return [];
    const { size, stride = size } = layer;
    return [{ kind: layer.kind === "maxPool" ? "max" : "average", size, stride, padding: "valid" }];
  });
}

function makeStack(name: PresetName): Stack {
  switch (name) {
    case "eight":
      return stack(repeat(8), 33);
    case "three":
      return stack(repeat(3), 33);
    case "seven":
      return stack([{ size: 7 }], 33);
    case "twenty":
      return stack(repeat(20), 49);
    case "dilated":
      return stack(
        [1, 2, 4, 8].map((dilation) => ({ dilation })),
        33,
      );
    case "lenet5":
      return stack(readWindows(createLenet5().layers), 28);
    case "vgg16": {
      const windows = readWindows(createVgg16().layers);
      const third = windows.flatMap(({ kind }, index) => (kind === "max" ? [index] : []))[2] ?? 0;
      return stack(windows.slice(0, third), 64);
    }
  }
}

/** The stack, and its last layer's unit in the middle. */
export function applyPreset(name: PresetName): Partial<State> {
  const { layers, side } = makeStack(name);
  // Clamped to the layer's own size where it is drawn.
  const middle = Math.floor(
    layers.reduce((size, { stride, ...layer }) => shrink(size, stride, layer), side) / 2,
  );
  return { layers, side, layer: layers.length - 1, row: middle, column: middle };
}

function shrink(size: number, stride: number, layer: Omit<WindowLayer, "stride">): number {
  const span = (layer.size - 1) * (layer.kind === "conv" ? layer.dilation : 1) + 1;
  return layer.padding === "same" ? Math.ceil(size / stride) : Math.floor((size - span) / stride) + 1;
}

/** The preset whose stack and picture these are; null for any other. */
export function findPreset({ layers, side }: Stack): PresetName | null {
  const text = JSON.stringify({ layers, side });
  return presetNames.find((name) => JSON.stringify(makeStack(name)) === text) ?? null;
}
