import type { Output } from "./protocol";

const [width, height, left, bottom] = [560, 240, 56, 34];
const colors = ["#1a1c1e", "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00"];

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const round = (value: number) => Number(value.toPrecision(4));

/** A chart as an SVG picture, with the ends of its axes. */
export function drawChart({ series, xLabel, yLabel, isLog }: Extract<Output, { kind: "chart" }>): string {
  const scale = (value: number) => (isLog ? Math.log(value) : value);
  const [x, y] = [series.flatMap((line) => line.x), series.flatMap((line) => line.y)].map((values) =>
    values.filter((value) => Number.isFinite(value)),
  ) as [number[], number[]];
  const heights = isLog ? y.filter((value) => value > 0) : y;
  if (x.length === 0 || heights.length === 0) return wrap("");
  const [fromX, toX, fromY, toY] = [
    Math.min(...x),
    Math.max(...x),
    Math.min(...heights),
    Math.max(...heights),
  ];
  const placeX = (value: number) => left + ((value - fromX) / (toX - fromX || 1)) * (width - left - 10);
  const placeY = (value: number) =>
    20 + (1 - (scale(value) - scale(fromY)) / (scale(toY) - scale(fromY) || 1)) * (height - bottom - 20);
  const lines = series.map(({ x: xs, y: ys }, index) => {
    const points = ys.flatMap((value, i) =>
      Number.isFinite(value) && (!isLog || value > 0)
        ? [`${round(placeX(xs[i] ?? 0))},${round(placeY(value))}`]
        : [],
    );
    return `<polyline fill="none" stroke="${colors[index % colors.length]}" stroke-width="1.5" points="${points.join(" ")}"/>`;
  });
  const names = series.map(
    ({ name }, index) =>
      `<text x="${width - 10}" y="${14 + 14 * index}" text-anchor="end" fill="${colors[index % colors.length]}">${escape(name)}</text>`,
  );
  const write = (text: string | number, atX: number, atY: number, anchor: string) =>
    `<text x="${atX}" y="${atY}" text-anchor="${anchor}">${escape(String(text))}</text>`;
  return wrap(
    [
      ...lines,
      ...names,
      write(yLabel, 0, 12, "start"),
      write(round(toY), left - 6, 26, "end"),
      write(round(fromY), left - 6, height - bottom, "end"),
      write(round(fromX), left, height - bottom + 16, "start"),
      write(`${xLabel} ${round(toX)}`, width - 10, height - bottom + 16, "end"),
    ].join(""),
  );
}

const wrap = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${content}</svg>`;

/** A picture as an SVG one, a square for each pixel. */
export function drawImage({
  width: columns,
  height: rows,
  pixels,
}: Extract<Output, { kind: "image" }>): string {
  const squares = Array.from({ length: columns * rows }, (_, index) => {
    const color = [0, 1, 2].map((channel) =>
      Math.round(255 * Math.min(1, Math.max(0, pixels[3 * index + channel] ?? 0))),
    );
    return `<rect x="${index % columns}" y="${Math.floor(index / columns)}" width="1.02" height="1.02" fill="rgb(${color.join()})"/>`;
  });
  const scale = Math.max(1, Math.floor(224 / columns));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${scale * columns}" height="${scale * rows}" viewBox="0 0 ${columns} ${rows}">${squares.join("")}</svg>`;
}
