import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDigits } from "@/lib/data/digits";
import { digitSide } from "@/lib/data/digits/rasterize";
import { encodePng } from "./encode-png";

const columns = 20;
/** Pixels of the sheet for each of an image's. */
const zoom = 2;

/** Writes docs/digits.png: `tsx scripts/draw-digits.ts`. A row for each digit, as the data set gives them. */
const { inputs, targets } = makeDigits({
  digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  count: 10 * columns,
  shift: 1,
  noise: 0.05,
  seed: 1,
});
if (targets.kind !== "classes") throw new Error("Digits are classes.");

const cell = digitSide * zoom;
const width = columns * cell;
const height = 10 * cell;
const bytes = new Uint8Array(width * height);
const written = Array<number>(10).fill(0);
targets.labels.forEach((label, image) => {
  const left = (written[label] as number) * cell;
  written[label] = (written[label] as number) + 1;
  for (let y = 0; y < cell; y++)
    for (let x = 0; x < cell; x++) {
      const pixel = (image * digitSide + Math.floor(y / zoom)) * digitSide + Math.floor(x / zoom);
      bytes[(label * cell + y) * width + left + x] = Math.round(255 * (inputs[pixel] as number));
    }
});
const file = join(import.meta.dirname, "../docs/digits.png");
writeFileSync(file, encodePng({ width, height, channels: 1, bytes }));
console.log(file);
