import { createLenet5, createSmallLenet } from "@/lib/experiment/networks/lenet";
import { createMobilenetV2 } from "@/lib/experiment/networks/mobilenet";
import type { Network, Task } from "@/lib/experiment/networks/network";
import {
  createCifarResnet,
  createResnet,
  type ResnetDepth,
  resnetDepths,
} from "@/lib/experiment/networks/resnet";
import { createStack } from "@/lib/experiment/networks/stack";
import { createVgg16 } from "@/lib/experiment/networks/vgg";
import { type PresetName, presetNames, type State } from "./state";

interface Preset {
  label: string;
  group: string;
  create: (task?: Task) => Network;
}

const cifar = (depth: ResnetDepth): Preset => ({
  label: `ResNet-${depth}, CIFAR-10`,
  group: "Residual, for images of 32 × 32",
  create: (task) => createCifarResnet(depth, task),
});
const imagenet = (depth: ResnetDepth): Preset => ({
  label: `ResNet-${depth}`,
  group: "Residual, for images of 224 × 224",
  create: (task) => createResnet(depth, task),
});

const [d18, d34, d50, d101, d152] = resnetDepths as [18, 34, 50, 101, 152];

/** Each in its published form, for the images that it was made for or for any others. */
export const presets: Record<PresetName, Preset> = {
  lenet5: { label: "LeNet-5", group: "By the pattern", create: createLenet5 },
  smallLenet: { label: "A small one of today", group: "By the pattern", create: createSmallLenet },
  vgg16: { label: "VGG-16", group: "By the pattern", create: createVgg16 },
  cifarResnet18: cifar(d18),
  cifarResnet34: cifar(d34),
  cifarResnet50: cifar(d50),
  cifarResnet101: cifar(d101),
  cifarResnet152: cifar(d152),
  resnet18: imagenet(d18),
  resnet34: imagenet(d34),
  resnet50: imagenet(d50),
  resnet101: imagenet(d101),
  resnet152: imagenet(d152),
  mobilenetV2: { label: "MobileNetV2", group: "Others", create: createMobilenetV2 },
};

const isPreset = (source: State["source"]): source is PresetName =>
  (presetNames as readonly string[]).includes(source);

/** The network of a state, possible or not. */
export function createNetwork(state: State): Network {
  const { source, side, channels, outputs } = state;
  const inputShape = [side, side, channels];
  if (isPreset(source)) return presets[source].create({ inputShape, outputs });
  const layers = source === "own" ? state.layers : createPattern(state);
  return { inputShape, outputs, initialization: { kind: "he" }, layers };
}

function createPattern({ n, m, k, filters, isDoubling, kernel, padding, pool, hidden }: State) {
  return createStack({
    stages: Array.from({ length: m }, (_, stage) => ({
      convolutions: n,
      filters: Math.min(2048, isDoubling ? filters * 2 ** stage : filters),
      kernel,
      padding,
    })),
    hidden: Array.from({ length: k }, () => hidden),
    pool,
  });
}

/** A known network, with the images that it was made for. */
export function choosePreset(source: PresetName): Partial<State> {
  const { inputShape, outputs } = presets[source].create();
  const [side = 28, , channels = 1] = inputShape;
  return { source, side, channels, outputs, chosen: 0 };
}
