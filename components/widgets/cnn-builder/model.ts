import { ExperimentError } from "@/lib/experiment/experiment-error";
import { inferModel, type ModelInfo } from "@/lib/experiment/infer";
import type { LayerInfo } from "@/lib/experiment/layer-info";
import type { Network } from "@/lib/experiment/networks/network";
import type { Layer } from "@/lib/experiment/schema-layers";
import { createNetwork } from "./networks";
import type { State } from "./state";

/** One layer of the network; `info` is null from the layer at fault on. */
export interface BuiltLayer {
  layer: Layer;
  info: LayerInfo | null;
}

export interface Build {
  network: Network;
  layers: BuiltLayer[];
  /** Of the layers before the fault, or of all. */
  info: ModelInfo;
  fault: { layer: number; message: string } | null;
  /** What is wrong with the end of a network whose layers are all possible; null when nothing is. */
  ending: string | null;
  chosen: number;
}

/** Shapes and counts of as much of the network as is possible; what comes after the first fault is kept, uncounted. */
export function build(state: State): Build {
  const network = createNetwork(state);
  const { info, fault } = inferAsFar(network);
  const layers = network.layers.map((layer, index) => ({ layer, info: info.layers[index] ?? null }));
  const chosen = Math.max(0, Math.min(state.chosen, layers.length - 1));
  return { network, layers, info, fault, ending: fault === null ? judgeEnd(network, info) : null, chosen };
}

function inferAsFar(network: Network): Pick<Build, "info" | "fault"> {
  try {
    return { info: inferModel(network.layers, network), fault: null };
  } catch (error) {
    if (!(error instanceof ExperimentError) || error.layer === null) throw error;
    const layer = Number(error.layer.split("/")[0]);
    const fault = { layer, message: error.message };
    return { info: inferModel(network.layers.slice(0, layer), network), fault };
  }
}

function judgeEnd({ layers, outputs }: Network, { outputShape }: ModelInfo): string | null {
  if (layers.length === 0) return "There is no layer yet. Add one.";
  if (outputShape.length === 1 && outputShape[0] === outputs) return null;
  const given =
    outputShape.length === 1 ? `${outputShape[0]} numbers` : `an image ${printShape(outputShape)}`;
  const advice =
    outputShape.length === 1
      ? "end with a dense layer of the outputs"
      : "put a flatten or a global average pool behind it, and a dense layer of the outputs";
  return `The last layer gives ${given}, and ${outputs} ${outputs === 1 ? "output is" : "outputs are"} wanted: ${advice}.`;
}

export const printShape = (shape: readonly number[]) => shape.join("\u00a0×\u00a0");

const digits = new Intl.NumberFormat("en-US");
export const printCount = (count: number) => digits.format(count);

/** "62 %", "under 0.1 %". */
export function printShare(part: number, whole: number): string {
  if (!(whole > 0) || part === 0) return "0\u00a0%";
  const percent = (100 * part) / whole;
  return percent < 0.1 ? "under 0.1\u00a0%" : `${percent.toFixed(percent < 10 ? 1 : 0)}\u00a0%`;
}
