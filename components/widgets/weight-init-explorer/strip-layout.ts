/** Where everything of the picture stands, in CSS pixels. */
export interface StripLayout {
  left: number;
  /** Width of one layer's column. */
  column: number;
  right: number;
  activations: Row;
  gradients: Row;
  curve: Row;
  dead: Row;
  height: number;
}

export interface Row {
  /** Baseline of the row's title. */
  title: number;
  top: number;
  bottom: number;
}

const TITLE = 24;
const GAP = 10;
const AXIS = 30;

function stackRow(from: number, height: number): Row {
  return { title: from + TITLE - 8, top: from + TITLE, bottom: from + TITLE + height };
}

/** The four rows above one another on one axis of layers; narrow screens get a narrower gutter. */
export function layOut(width: number, depth: number): StripLayout {
  const left = width < 560 ? 40 : 56;
  const right = width - (width < 560 ? 4 : 12);
  const tall = width < 560 ? 96 : 124;
  const activations = stackRow(0, tall);
  const gradients = stackRow(activations.bottom + GAP, Math.round(tall * 0.75));
  const curve = stackRow(gradients.bottom + GAP, Math.round(tall * 0.8));
  const dead = stackRow(curve.bottom + GAP, 18);
  return {
    left,
    right,
    column: (right - left) / depth,
    activations,
    gradients,
    curve,
    dead,
    height: dead.bottom + AXIS,
  };
}

/** The layer, from 1, whose column holds `x`; clamped to the first and last. */
export function findLayer(x: number, depth: number, layout: StripLayout): number {
  const index = Math.floor((x - layout.left) / layout.column);
  return Math.min(depth, Math.max(1, index + 1));
}

/** Layers that get a number under their column: the first, the last, and round ones between, as many as fit. */
export function pickLabelledLayers(depth: number, layout: StripLayout): number[] {
  const every = [1, 2, 5, 10, 25].find((step) => step * layout.column >= 26) ?? 50;
  const layers: number[] = [];
  for (let layer = 1; layer <= depth; layer++) {
    const isRound = layer === 1 || layer % every === 0;
    const isNearEnd = layer !== depth && (depth - layer) * layout.column < 20;
    if ((isRound || layer === depth) && !isNearEnd) layers.push(layer);
  }
  return layers;
}
