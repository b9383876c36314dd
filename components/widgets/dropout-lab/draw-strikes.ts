import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";
import type { Neuron } from "./state";
import type { Strikes } from "./strikes";

export interface StrikesPicture {
  /** Of the network without dropout, then of the one with it. */
  runs: readonly Strikes[];
  names: readonly string[];
  colors: readonly string[];
  cursor: Neuron | null;
}

const PAD = { left: 44, right: 12, top: 20, bottom: 22 };
/** Columns of room between the two layers. */
const GAP = 1.5;

/** Both networks' bars stand in one column for a neuron, one row for a network, on one scale. */
export function frameStrikes(width: number, height: number, runs: readonly Strikes[]) {
  const units = runs[0]?.rises.map((layer) => layer.length) ?? [];
  const columns = units.reduce((sum, count) => sum + count, 0) + GAP * (units.length - 1);
  const column = (width - PAD.left - PAD.right) / Math.max(1, columns);
  let [low, high] = [0, 0.05];
  for (const { rises } of runs)
    for (const layer of rises)
      for (const rise of layer) {
        low = Math.min(low, rise);
        high = Math.max(high, rise);
      }
  const row = (height - PAD.bottom) / Math.max(1, runs.length);
  const starts = units.map((_, layer) => units.slice(0, layer).reduce((sum, count) => sum + count + GAP, 0));
  return {
    low,
    high,
    column,
    units,
    toX: ({ layer, unit }: Neuron) => PAD.left + ((starts[layer - 1] ?? 0) + unit) * column,
    toY: (run: number, rise: number) =>
      run * row + PAD.top + (1 - (rise - low) / (high - low)) * (row - PAD.top - 6),
    toNeuron(x: number): Neuron {
      const place = (x - PAD.left) / column;
      const layer = units.length > 1 && place >= (starts[1] ?? 0) - GAP / 2 ? 2 : 1;
      const unit = Math.floor(place - (starts[layer - 1] ?? 0));
      return { layer, unit: Math.min((units[layer - 1] ?? 1) - 1, Math.max(0, unit)) };
    },
  };
}

export function drawStrikes(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { runs, names, colors, cursor }: StrikesPicture,
  palette: Palette,
): void {
  const frame = frameStrikes(width, height, runs);
  const font = getComputedStyle(context.canvas).fontFamily;
  context.font = `12px ${font}`;
  if (cursor !== null) {
    context.fillStyle = palette.paperSunk;
    context.fillRect(frame.toX(cursor), 0, frame.column, height - PAD.bottom);
  }
  runs.forEach(({ rises }, run) => {
    context.textBaseline = "middle";
    context.textAlign = "right";
    context.lineWidth = 1;
    for (const tick of placeTicks(frame.low, frame.high, 2)) {
      const y = Math.round(frame.toY(run, tick)) + 0.5;
      context.strokeStyle = palette.hairline;
      context.beginPath();
      context.moveTo(PAD.left, y);
      context.lineTo(width - PAD.right, y);
      context.stroke();
      context.fillStyle = palette.muted;
      context.fillText(printTick(tick), PAD.left - 6, y);
    }
    rises.forEach((layer, index) =>
      layer.forEach((rise, unit) => {
        const [x, y] = [frame.toX({ layer: index + 1, unit }), frame.toY(run, rise)];
        const base = frame.toY(run, 0);
        context.fillStyle = colors[run] ?? palette.ink;
        // A neuron that hardly matters still has a bar to be seen.
        const tall = Math.max(1.5, Math.abs(base - y));
        context.fillRect(x + 1, rise < 0 ? base : base - tall, Math.max(1, frame.column - 2), tall);
      }),
    );
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillStyle = palette.ink;
    context.fillText(
      `${names[run] ?? ""}: rise of the training loss`,
      0,
      frame.toY(run, frame.high) - PAD.top + 3,
    );
  });
  context.fillStyle = palette.muted;
  context.textAlign = "left";
  context.textBaseline = "bottom";
  frame.units.forEach((_, index) =>
    context.fillText(
      width < 480 ? `layer ${index + 1}` : `layer ${index + 1}, neuron by neuron`,
      frame.toX({ layer: index + 1, unit: 0 }),
      height - 2,
    ),
  );
}
