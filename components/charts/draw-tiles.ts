import type { Palette } from "./palette";

let scratch: HTMLCanvasElement | null = null;

export interface Tiles {
  /** [count, side, side], ink from 0, black, to 1, white. */
  pictures: Float32Array;
  /** Pixels along a side of each. */
  side: number;
  /** Pictures in a row. */
  columns: number;
  /** CSS pixels along a side of each. */
  tile: number;
  isSmooth?: boolean;
}

/** Pictures of equal size side by side, row after row from the canvas's corner. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  { pictures, side, columns, tile, isSmooth = false }: Tiles,
): void {
  const pixels = side * side;
  const rows = Math.ceil(pictures.length / pixels / columns);
  const image = new ImageData(columns * side, rows * side);
  pictures.forEach((value, i) => {
    const [index, pixel] = [Math.floor(i / pixels), i % pixels];
    const row = Math.floor(index / columns) * side + Math.floor(pixel / side);
    const column = (index % columns) * side + (pixel % side);
    const grey = 255 * Math.min(1, Math.max(0, value));
    image.data.set([grey, grey, grey, 255], 4 * (row * image.width + column));
  });
  scratch ??= document.createElement("canvas");
  scratch.width = image.width;
  scratch.height = image.height;
  scratch.getContext("2d")?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = isSmooth;
  context.drawImage(scratch, 0, 0, columns * tile, rows * tile);
}

/** A frame around one of them, with a letter in its corner where it has one. */
export function outlineTile(
  context: CanvasRenderingContext2D,
  {
    index,
    columns,
    tile,
    color,
    letter,
    palette,
  }: Pick<Tiles, "columns" | "tile"> & { index: number; color: string; letter: string; palette: Palette },
): void {
  const [x, y] = [(index % columns) * tile, Math.floor(index / columns) * tile];
  for (const [stroke, width, inset] of [
    [palette.paper, 4, 2],
    [color, 2, 2],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.strokeRect(x + inset, y + inset, tile - 2 * inset, tile - 2 * inset);
  }
  if (letter === "") return;
  const size = Math.max(11, Math.min(15, tile / 3));
  context.fillStyle = color;
  context.fillRect(x + 1, y + 1, size, size);
  context.fillStyle = palette.paper;
  context.font = `700 ${size - 2}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letter, x + 1 + size / 2, y + 2 + size / 2);
}
