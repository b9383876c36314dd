import { createRandom } from "@/lib/math/random";
import { fitsPreset, makePreset } from "./presets";
import { presetNames, type PresetName, type State } from "./state";

type Matrix = number[][];
type Patch = Partial<State>;

const replaceAt = <T>(items: readonly T[], index: number, item: T): T[] =>
  items.map((old, i) => (i === index ? item : old));

const setCell = (matrix: Matrix, row: number, column: number, value: number): Matrix =>
  replaceAt(matrix, row, replaceAt(matrix[row] ?? [], column, value));

export function editPixel(state: State, channel: number, row: number, column: number, value: number): Patch {
  const matrix = state.image[channel];
  return matrix === undefined
    ? {}
    : { image: replaceAt(state.image, channel, setCell(matrix, row, column, value)) };
}

export function editWeight(
  state: State,
  filter: number,
  channel: number,
  row: number,
  column: number,
  value: number,
): Patch {
  const slices = state.filters[filter];
  const matrix = slices?.[channel];
  if (slices === undefined || matrix === undefined) return {};
  const edited = replaceAt(slices, channel, setCell(matrix, row, column, value));
  return { filters: replaceAt(state.filters, filter, edited) };
}

export function editBias(state: State, filter: number, value: number): Patch {
  return { biases: replaceAt(state.biases, filter, value) };
}

/** Cuts or grows a matrix about its middle; new cells are zero. */
function recenter(matrix: Matrix, size: number): Matrix {
  const shift = Math.floor((size - 1) / 2) - Math.floor((matrix.length - 1) / 2);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => matrix[y - shift]?.[x - shift] ?? 0),
  );
}

/**
 * A preset as a filter for the image on stage. On pictures each slice is divided by the number of channels, so that
 * the sum over the channels stays in the picture's own range; small whole numbers are left whole.
 */
function makeFilter(
  state: Pick<State, "source">,
  name: PresetName,
  size: number,
  channels: number,
  seed: number,
) {
  const scale = state.source === "matrix" ? 1 : channels;
  const slice = makePreset(name, size, seed).map((row) => row.map((value) => value / scale));
  return Array.from({ length: channels }, () => slice);
}

/** The preset that this filter is, on every channel; null when it has been edited. */
export function findPreset(state: State, slices: Matrix[]): PresetName | null {
  const size = slices[0]?.length ?? 0;
  const text = JSON.stringify(slices);
  const isPreset = (name: PresetName) =>
    fitsPreset(name, size) &&
    JSON.stringify(makeFilter(state, name, size, slices.length, state.seed)) === text;
  return presetNames.find(isPreset) ?? null;
}

/** The same filters in another size: a preset is made anew, anything else keeps its middle. */
export function setKernel(state: State, size: number): Patch {
  return {
    filters: state.filters.map((slices) => {
      const preset = findPreset(state, slices);
      return preset !== null && fitsPreset(preset, size)
        ? makeFilter(state, preset, size, slices.length, state.seed)
        : slices.map((slice) => recenter(slice, size));
    }),
  };
}

export function applyPreset(state: State, filter: number, name: PresetName): Patch {
  const size = state.filters[filter]?.[0]?.length ?? 1;
  const made = makeFilter(state, name, size, state.image.length, state.seed);
  return { filters: replaceAt(state.filters, filter, made) };
}

/** Another image under the same filters; the walk begins in the middle of a large one. */
export function setSource(state: State, source: State["source"], middle: number): Patch {
  const isLarge = source !== "matrix";
  const filters = state.filters.map((slices) => {
    const preset = findPreset(state, slices);
    return preset === null
      ? slices
      : makeFilter({ source }, preset, slices[0]?.length ?? 1, slices.length, state.seed);
  });
  return { source, filters, row: isLarge ? middle : 0, column: isLarge ? middle : 0 };
}

/** One digit, 0 or 1, for the cells that a larger image or another channel brings. */
function makePixels(seed: number, channel: number, height: number, width: number): Matrix {
  const random = createRandom(seed, "pixels", channel);
  const square = Array.from({ length: 12 }, () => Array.from({ length: 12 }, () => random.integer(2)));
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => square[y]?.[x] ?? 0),
  );
}

/** A square image of this side: the present pixels from the top left, new ones drawn from the seed. */
export function setSide(state: State, side: number): Patch {
  return {
    image: state.image.map((matrix, channel) =>
      makePixels(state.seed, channel, side, side).map((row, y) =>
        row.map((value, x) => matrix[y]?.[x] ?? value),
      ),
    ),
  };
}

/**
 * Gives the image and every filter this many channels. New image channels are drawn from the seed; a new slice of a
 * filter copies its first, and a preset is made anew so that its sum stays comparable.
 */
export function setChannels(state: State, channels: number): Patch {
  const height = state.image[0]?.length ?? 1;
  const width = state.image[0]?.[0]?.length ?? 1;
  const grow = <T>(items: readonly T[], make: (index: number) => T) =>
    Array.from({ length: channels }, (_, index) => items[index] ?? make(index));
  return {
    image: grow(state.image, (channel) => makePixels(state.seed, channel, height, width)),
    filters: state.filters.map((slices) => {
      const first = slices[0] ?? [];
      const preset = findPreset(state, slices);
      return preset === null
        ? grow(slices, () => first)
        : makeFilter(state, preset, first.length, channels, state.seed);
    }),
  };
}

/** New filters are edge detectors, a blur, and so on in turn, where they fit. */
export function setFilterCount(state: State, count: number): Patch {
  const channels = state.image.length;
  const size = state.filters[0]?.[0]?.length ?? 1;
  const turns: PresetName[] = ["identity", "sobel-x", "sobel-y", "blur"];
  const filters = Array.from({ length: count }, (_, index) => {
    const name = turns[index] ?? "random";
    const preset = fitsPreset(name, size) ? name : "random";
    return state.filters[index] ?? makeFilter(state, preset, size, channels, state.seed + index);
  });
  return {
    filters,
    biases: Array.from({ length: count }, (_, index) => state.biases[index] ?? 0),
    filter: Math.min(state.filter, count - 1),
  };
}

/** The learnt weights in the place of the filter that was on stage, to four decimals. */
export function keepLearned(state: State, filter: number, weights: ArrayLike<number>, bias: number): Patch {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  const size = state.filters[0]?.[0]?.length ?? 0;
  const slices = state.image.map((_, channel) =>
    Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_, x) => round(weights[(channel * size + y) * size + x] ?? 0)),
    ),
  );
  return {
    filters: replaceAt(state.filters, filter, slices),
    biases: replaceAt(state.biases, filter, round(bias)),
  };
}
