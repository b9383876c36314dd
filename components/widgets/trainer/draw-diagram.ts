import type { Palette } from "@/components/charts/palette";
import { colorValues, drawPixels, findHighest } from "@/components/training/plane-colors";
import { computeFeatures, featureLabels, featureNames, type FeatureName } from "@/lib/data/features";
import type { Weights } from "@/lib/experiment/initialize";
import type { UnitMaps } from "@/lib/lab/experiment-view";
import { placeCells } from "@/lib/lab/plane-cells";
import type { DiagramLayout, UnitPlace } from "./diagram-layout";

/** What the drawing shows of the model as it is now. */
export interface DiagramPicture {
  features: readonly FeatureName[];
  /** Values of the units over the plane, of each column behind the features. */
  units: readonly UnitMaps[];
  weights: Weights | null;
  /** Layer of the model that has the weights into each column behind the features. */
  denseLayers: readonly number[];
  lit: UnitPlace | null;
}

/** Cells along a side of a unit's small map. */
export const UNIT_CELLS = 20;

const featureCache = new Map<string, ImageData>();

function getFeatureImage(name: FeatureName, palette: Palette): ImageData {
  const key = `${name} ${palette.paper}`;
  const known = featureCache.get(key);
  if (known !== undefined) return known;
  const values = computeFeatures(placeCells(UNIT_CELLS), [name]);
  const image = colorValues(values, UNIT_CELLS, findHighest(values), palette);
  featureCache.set(key, image);
  return image;
}

/** Features, units as small maps of the plane, and weights as lines: width for size, colour for sign. */
export function drawDiagram(
  context: CanvasRenderingContext2D,
  layout: DiagramLayout,
  picture: DiagramPicture,
  palette: Palette,
): void {
  drawWeights(context, layout, picture, palette);
  drawFeatures(context, layout, picture, palette);
  picture.units.forEach((maps, index) => {
    const column = layout.columns[index + 1];
    if (column === undefined) return;
    const cells = maps.size * maps.size;
    for (let unit = 0; unit < maps.units; unit++) {
      const y = column.ys[unit];
      if (y === undefined) continue;
      const from = unit * cells;
      const highest = findHighest(maps.values, from, from + cells);
      const image = colorValues(maps.values, maps.size, highest, palette, from);
      drawUnit(context, layout, column.x, y, image, isLit(picture.lit, index + 1, unit), palette);
    }
  });
}

const isLit = (lit: UnitPlace | null, column: number, unit: number) =>
  lit !== null && lit.column === column && lit.unit === unit;

function drawFeatures(
  context: CanvasRenderingContext2D,
  layout: DiagramLayout,
  picture: DiagramPicture,
  palette: Palette,
): void {
  const column = layout.columns[0];
  if (column === undefined) return;
  const font = getComputedStyle(context.canvas).fontFamily;
  featureNames.forEach((name, row) => {
    const y = column.ys[row];
    if (y === undefined) return;
    const isUsed = picture.features.includes(name);
    context.globalAlpha = isUsed ? 1 : 0.22;
    drawUnit(context, layout, column.x, y, getFeatureImage(name, palette), false, palette);
    context.globalAlpha = 1;
    context.fillStyle = isUsed ? palette.ink : palette.muted;
    context.font = `${isUsed ? 550 : 400} 11px ${font}`;
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillText(featureLabels[name].replace("sin ", "sin"), column.x - layout.side / 2 - 4, y);
  });
}

function drawUnit(
  context: CanvasRenderingContext2D,
  { side }: DiagramLayout,
  x: number,
  y: number,
  image: ImageData,
  lit: boolean,
  palette: Palette,
): void {
  const [left, top] = [x - side / 2, y - side / 2];
  drawPixels(context, image, left, top, side);
  context.strokeStyle = lit ? palette.accent : palette.muted;
  context.lineWidth = lit ? 2 : side < 8 ? 0.5 : 1;
  context.strokeRect(left, top, side, side);
}

/** The widest line, in CSS pixels. */
const widest = 5;

function drawWeights(
  context: CanvasRenderingContext2D,
  layout: DiagramLayout,
  picture: DiagramPicture,
  palette: Palette,
): void {
  const { columns, side } = layout;
  picture.denseLayers.forEach((layer, index) => {
    const kernel = picture.weights?.find(({ name }) => name === `${layer}/kernel`);
    const [from, to] = [columns[index], columns[index + 1]];
    if (kernel === undefined || from === undefined || to === undefined) return;
    const units = kernel.shape[1] ?? 1;
    const highest = Math.max(0.5, findHighest(kernel.values));
    const reach = (to.x - from.x - side) / 2;
    kernel.values.forEach((weight, i) => {
      const [input, unit] = [Math.floor(i / units), i % units];
      // Only the features in use have weights.
      const row = index === 0 ? featureNames.indexOf(picture.features[input] ?? "x1") : input;
      const [y1, y2] = [from.ys[row], to.ys[unit]];
      if (y1 === undefined || y2 === undefined || !Number.isFinite(weight)) return;
      const share = Math.min(1, Math.abs(weight) / highest);
      const { lit } = picture;
      const isDim = lit !== null && !isLit(lit, index + 1, unit) && !isLit(lit, index, input);
      context.globalAlpha = (isDim ? 0.12 : 1) * (0.25 + 0.75 * share);
      context.strokeStyle = weight < 0 ? palette.negative : palette.positive;
      context.lineWidth = 0.3 + (widest - 0.3) * share;
      context.beginPath();
      context.moveTo(from.x + side / 2, y1);
      context.bezierCurveTo(from.x + side / 2 + reach, y1, to.x - side / 2 - reach, y2, to.x - side / 2, y2);
      context.stroke();
    });
  });
  context.globalAlpha = 1;
}
