import type { Stage } from "./model";
import { definition, MOST_LAYERS, type State, type WindowLayer } from "./state";

/** Another unit of the same layer. */
export function moveUnit({ unit, levels }: Stage, down: number, across: number): Partial<State> {
  const last = (levels[unit.layer + 1]?.side ?? 1) - 1;
  const hold = (place: number) => Math.max(0, Math.min(last, place));
  return { row: hold(unit.row + down), column: hold(unit.column + across) };
}

/** The unit of another layer that stands at about the same place of the picture. */
export function moveLayer({ unit, levels }: Stage, to: number): Partial<State> {
  const layer = Math.max(0, Math.min(levels.length - 2, to));
  const [from, side] = [levels[unit.layer + 1]?.side ?? 1, levels[layer + 1]?.side ?? 1];
  const carry = (place: number) => Math.min(side - 1, Math.floor(((place + 0.5) * side) / from));
  return { layer, row: carry(unit.row), column: carry(unit.column) };
}

export function editLayer({ layers }: State, index: number, patch: Partial<WindowLayer>): Partial<State> {
  return { layers: layers.map((layer, i) => (i === index ? { ...layer, ...patch } : layer)) };
}

/** A copy of the layer behind it, which is then the chosen one. */
export function addLayer({ layers }: State, index: number): Partial<State> {
  if (layers.length >= MOST_LAYERS) return {};
  const fresh = layers[index] ?? definition.schema.parse({}).layers[0]!;
  return { layers: layers.toSpliced(index + 1, 0, fresh), layer: index + 1 };
}

export function removeLayer({ layers }: State, index: number): Partial<State> {
  if (layers.length < 2) return {};
  return { layers: layers.toSpliced(index, 1), layer: Math.max(0, index - 1) };
}
