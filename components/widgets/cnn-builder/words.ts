import { type Build, printCount, printShape, printShare } from "./model";
import { nameLayer } from "./names";

/** Where most of the parameters are, and how much of the work is done there. */
export function writeTitle({ layers, info, fault, ending }: Build): string {
  if (fault !== null) return `Layer ${fault.layer + 1} of ${layers.length} is impossible`;
  if (ending !== null && layers.length === 0) return "An empty network";
  if (info.parameters === 0) return "This network has nothing to learn";
  const parameters = layers.map((layer) => layer.info?.parameters ?? 0);
  const most = parameters.indexOf(Math.max(...parameters));
  const held = printShare(parameters[most] ?? 0, info.parameters);
  const work = printShare(layers[most]?.info?.multiplyAdds ?? 0, info.multiplyAdds);
  return `Layer ${most + 1} holds ${held} of the ${printCount(info.parameters)} parameters and does ${work} of the work`;
}

/** One column of the drawing in words. @param layer -1 for the input */
export function describeColumn({ network, layers, info, fault }: Build, layer: number): string {
  if (layer < 0) return `input: ${printShape(network.inputShape)}`;
  const found = layers[layer];
  if (found === undefined) return "";
  const name = `layer ${layer + 1}, ${nameLayer(found.layer)}`;
  if (found.info === null)
    return fault?.layer === layer
      ? `${name}: impossible here`
      : `${name}: not counted, it comes after the fault`;
  const { outputShape, parameters, multiplyAdds } = found.info;
  const counts =
    parameters === 0
      ? "nothing to learn"
      : `${printCount(parameters)} parameters (${printShare(parameters, info.parameters)})`;
  const work =
    multiplyAdds === 0
      ? ""
      : `, ${printCount(multiplyAdds)} multiply-adds (${printShare(multiplyAdds, info.multiplyAdds)})`;
  return `${name}: ${printShape(outputShape)}, ${counts}${work}`;
}
