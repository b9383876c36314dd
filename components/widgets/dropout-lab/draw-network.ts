import type { Palette } from "@/components/charts/palette";
import { mixSigned, printRgb } from "@/lib/math/color";
import type { ForwardPass, Network } from "./model";
import type { NetworkLayout } from "./network-layout";
import type { Neuron } from "./state";

/** What is drawn: one example on its way through the network, under the masks of one step or none. */
export interface NetworkPicture {
  network: Network;
  pass: ForwardPass;
  /** [hidden layers][units]: 0 for a neuron that is struck out; null when all work. */
  masks: readonly ArrayLike<number>[] | null;
  /** The neuron that is chosen or pointed at. */
  lit: Neuron | null;
  chosen: Neuron | null;
}

const widest = 4.5;

export function isDropped({ masks }: Pick<NetworkPicture, "masks">, { layer, unit }: Neuron): boolean {
  return masks?.[layer - 1]?.[unit] === 0;
}

/** Neurons as discs coloured by what they pass on, weights as lines; what is struck out is an empty ring, its lines gone. */
export function drawNetwork(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  picture: NetworkPicture,
  palette: Palette,
): void {
  drawWeights(context, layout, picture, palette);
  drawNeurons(context, layout, picture, palette);
  drawFigures(context, layout, picture, palette);
}

function drawWeights(
  context: CanvasRenderingContext2D,
  { columns, radius }: NetworkLayout,
  picture: NetworkPicture,
  palette: Palette,
): void {
  const { network, lit, chosen } = picture;
  network.layers.forEach(({ kernel, inputs, units }, index) => {
    const [from, to] = [columns[index], columns[index + 1]];
    if (from === undefined || to === undefined) return;
    let highest = 0.5;
    for (const weight of kernel) highest = Math.max(highest, Math.abs(weight));
    for (let input = 0; input < inputs; input++)
      for (let unit = 0; unit < units; unit++) {
        const [start, end] = [
          { layer: index, unit: input },
          { layer: index + 1, unit },
        ];
        // A neuron's sum is formed before its own mask: one that is followed shows what arrives.
        if (isDropped(picture, start) || (isDropped(picture, end) && !isSame(chosen, end))) continue;
        const weight = kernel[input * units + unit] ?? NaN;
        const [y1, y2] = [from.ys[input], to.ys[unit]];
        if (!Number.isFinite(weight) || y1 === undefined || y2 === undefined) continue;
        const share = Math.min(1, Math.abs(weight) / highest);
        const isDim = lit !== null && !isSame(lit, start) && !isSame(lit, end);
        context.globalAlpha = (isDim ? 0.25 : 1) * (0.2 + 0.8 * share);
        context.strokeStyle = weight < 0 ? palette.negative : palette.positive;
        context.lineWidth = 0.3 + (widest - 0.3) * share;
        context.beginPath();
        context.moveTo(from.x + radius, y1);
        context.lineTo(to.x - radius, y2);
        context.stroke();
      }
  });
  context.globalAlpha = 1;
}

const isSame = (a: Neuron | null, b: Neuron) => a !== null && a.layer === b.layer && a.unit === b.unit;

function drawNeurons(
  context: CanvasRenderingContext2D,
  { columns, radius }: NetworkLayout,
  picture: NetworkPicture,
  palette: Palette,
): void {
  const { pass, lit, chosen } = picture;
  const values = [pass.input, ...pass.passed, [pass.logit]];
  values.forEach((column, layer) => {
    // tanh ends at 1; whatever has no end is coloured on its own column's scale.
    let highest = 1;
    for (let unit = 0; unit < column.length; unit++) highest = Math.max(highest, Math.abs(column[unit] ?? 0));
    for (let unit = 0; unit < column.length; unit++) {
      const neuron = { layer, unit };
      const [x, y] = [columns[layer]?.x ?? NaN, columns[layer]?.ys[unit] ?? NaN];
      const dropped = layer > 0 && isDropped(picture, neuron);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = dropped
        ? palette.paper
        : printRgb(mixSigned(column[unit] ?? NaN, highest, palette));
      context.fill();
      context.lineWidth = dropped ? 1 : 1.2;
      context.strokeStyle = dropped ? palette.hairline : palette.muted;
      context.stroke();
      if (dropped) strikeOut(context, x, y, radius, palette.muted);
      if (!isSame(lit, neuron) && !isSame(chosen, neuron)) continue;
      context.strokeStyle = palette.accent;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(x, y, radius + 2.5, 0, 2 * Math.PI);
      context.stroke();
    }
  });
}

function strikeOut(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  color: string,
): void {
  const reach = radius * 0.62;
  context.strokeStyle = color;
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x - reach, y + reach);
  context.lineTo(x + reach, y - reach);
  context.stroke();
}

/** The inputs' values, the answer, and the columns' names. */
function drawFigures(
  context: CanvasRenderingContext2D,
  { columns, radius, height }: NetworkLayout,
  { pass }: NetworkPicture,
  palette: Palette,
): void {
  const font = getComputedStyle(context.canvas).fontFamily;
  const [first, last] = [columns[0], columns.at(-1)];
  context.font = `11px ${font}`;
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.fillStyle = palette.ink;
  pass.input.forEach((value, input) => {
    const [x, y] = [(first?.x ?? 0) - radius - 5, first?.ys[input] ?? 0];
    context.fillText(value.toFixed(2), x, y + 7);
    context.fillStyle = palette.muted;
    context.fillText(input === 0 ? "x₁" : "x₂", x, y - 7);
    context.fillStyle = palette.ink;
  });
  context.textAlign = "left";
  const chance = 1 / (1 + Math.exp(-pass.logit));
  const [x, y] = [(last?.x ?? 0) + radius + 5, last?.ys[0] ?? 0];
  context.fillText(`${(100 * chance).toFixed(0)} %`, x, y + 7);
  context.fillStyle = palette.muted;
  context.fillText("class 2", x, y - 7);
  context.textBaseline = "bottom";
  context.textAlign = "center";
  const names = ["input", "layer 1", "layer 2", "output"];
  columns.forEach((column, index) => context.fillText(names[index] ?? "", column.x, height - 2));
}
