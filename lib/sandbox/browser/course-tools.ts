import { makeDigits } from "@/lib/data/digits";
import { makePoints, type PointShape } from "@/lib/data/points";
import { createRandom } from "@/lib/math/random";
import { describeOutput, isTensor } from "./describe-output";
import type { Emit } from "./kernel";
import { mostNumbers } from "./limits";
import type { ChartSeries } from "./protocol";

type Numbers = ArrayLike<number>;

export interface ChartOptions {
  /** What stands along the axes. */
  x?: string;
  y?: string;
  /** Whether equal distances upwards are equal factors. */
  log?: boolean;
}

export interface PointsRequest {
  shape?: PointShape;
  classes?: number;
  count?: number;
  noise?: number;
  seed?: number;
}

export interface DigitsRequest {
  digits?: readonly number[];
  count?: number;
  noise?: number;
  seed?: number;
}

/** Milliseconds between two pictures of a chart that grows. */
const pause = 60;

/** A cell may take the name for its own. */
const now = performance.now.bind(performance);

const toNumbers = (values: unknown): number[] =>
  Array.from(isTensor(values) ? values.dataSync() : (values as Numbers)).slice(0, mostNumbers);

/** The course's data, made from a seed as everywhere in the course. */
const data = {
  points: ({ shape = "circle", classes = 2, count = 200, noise = 0.05, seed = 1 }: PointsRequest = {}) =>
    makePoints({ shape, classes, balance: 1, count, noise, seed }),
  digits: ({
    digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    count = 100,
    noise = 0,
    seed = 1,
  }: DigitsRequest = {}) => makeDigits({ digits, count, shift: 0, noise, seed }),
  random: (seed: number) => createRandom(seed, "cell"),
};

/** What cells have at hand beside `tf`. */
export function createCourseTools(emit: Emit): { tools: Record<string, unknown>; flush: () => void } {
  let charts = 0;
  const pending = new Set<() => void>();

  const draw = (chart: number, series: ChartSeries[], { x = "", y = "", log = false }: ChartOptions) =>
    emit({ kind: "chart", chart, xLabel: x, yLabel: y, isLog: log, series });

  /** Lines over 0, 1, 2, …; or over the numbers of `at`. */
  function plot(
    lines: Record<string, unknown> | Numbers,
    options: ChartOptions & { at?: Numbers } = {},
  ): void {
    const named = isList(lines) ? { "": lines } : lines;
    const series = Object.entries(named).map(([name, values]) => {
      const y = toNumbers(values);
      return { name, x: options.at ? toNumbers(options.at) : y.map((_, index) => index), y };
    });
    draw(charts++, series, options);
  }

  /** A chart that grows: `add(x, { name: y })`. */
  function livePlot(options: ChartOptions = {}): {
    add: (x: number, values: Record<string, number>) => void;
  } {
    const chart = charts++;
    const lines = new Map<string, ChartSeries>();
    let last = 0;
    const send = () => {
      pending.delete(send);
      last = now();
      draw(chart, [...lines.values()], options);
    };
    return {
      add(x, values) {
        for (const [name, y] of Object.entries(values)) {
          const line = lines.get(name) ?? { name, x: [], y: [] };
          lines.set(name, line);
          line.x.push(x);
          line.y.push(y);
        }
        if (now() - last > pause) return send();
        // For a program that waits between its steps, and for one that ends with this one.
        if (!pending.has(send)) setTimeout(() => pending.has(send) && send(), pause);
        pending.add(send);
      },
    };
  }

  const show = (...values: unknown[]) => values.forEach((value) => emit(describeOutput(value)));

  /** Numbers from 0 to 1 as a picture: [height, width] of greys, or [height, width, 3]. */
  function showImage(
    values: unknown,
    [height, width, channels = 1]: number[] = isTensor(values) ? values.shape : [],
  ): void {
    if (height === undefined || width === undefined)
      throw new Error("showImage takes a tensor, or numbers and the shape [height, width].");
    const numbers = isTensor(values) ? values.dataSync() : (values as Numbers);
    const pixels = new Float32Array(height * width * 3);
    for (let index = 0; index < pixels.length; index++) {
      const pixel = Math.floor(index / 3);
      pixels[index] = numbers[channels === 3 ? index : pixel * channels] ?? 0;
    }
    emit({ kind: "image", width, height, pixels });
  }

  function showTable(rows: readonly Record<string, unknown>[]): void {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 50);
    const cell = (value: unknown) =>
      (typeof value === "number" ? printShort(value) : String(value ?? "")).slice(0, 200);
    emit({
      kind: "table",
      columns,
      rows: rows.slice(0, 500).map((row) => columns.map((name) => cell(row[name]))),
    });
  }

  return {
    tools: { plot, livePlot, show, showImage, showTable, data },
    flush: () => pending.forEach((send) => send()),
  };
}

const isList = (value: unknown): value is Numbers =>
  Array.isArray(value) || ArrayBuffer.isView(value) || isTensor(value);

const printShort = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
