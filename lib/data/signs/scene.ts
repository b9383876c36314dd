import { makeTexture } from "@/lib/data/textures";
import { createRandom, type Random } from "@/lib/math/random";
import type { Color } from "./faces";
import type { BackgroundName } from "./look";

/** What stands behind a sign: [side, side, 3], the same for the same seed. */
export function paintScene(background: BackgroundName, side: number, seed: number): Float32Array {
  const random = createRandom(seed, "scene", background);
  if (background === "leaves") return makeTexture({ side, seed }).values;
  const paint = background === "road" ? paintRoad(random, side) : paintBricks(random);
  const values = new Float32Array(3 * side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) values.set(paint(x + 0.5, y + 0.5), 3 * (y * side + x));
  return values;
}

/** Sky, paler towards a slanting horizon, over land of one colour that darkens towards the front. */
function paintRoad(random: Random, side: number): (x: number, y: number) => Color {
  const cloud = random.next();
  const sky: Color = [0.45 + 0.35 * cloud, 0.6 + 0.2 * cloud, 0.9 - 0.1 * cloud];
  const land: Color =
    random.next() < 0.5
      ? [0.25 + 0.15 * random.next(), 0.4 + 0.2 * random.next(), 0.2 + 0.1 * random.next()]
      : [0.45 + 0.15 * random.next(), 0.42 + 0.12 * random.next(), 0.38 + 0.1 * random.next()];
  const horizon = side * (0.35 + 0.45 * random.next());
  const slant = 0.25 * (2 * random.next() - 1);
  return (x, y) => {
    const below = y - horizon - slant * (x - side / 2);
    const far = Math.min(1, Math.abs(below) / side);
    const [color, factor] = below < 0 ? [sky, 1.05 - 0.25 * far] : [land, 1.05 - 0.35 * far];
    return [color[0] * factor, color[1] * factor, color[2] * factor];
  };
}

/** Courses of bricks of a few shades, mortar between them. */
function paintBricks(random: Random): (x: number, y: number) => Color {
  const height = 3.5 + 2 * random.next();
  const length = height * (2 + 0.6 * random.next());
  const [dx, dy] = [length * random.next(), height * random.next()];
  const shades = Array.from({ length: 24 }, () => 0.8 + 0.4 * random.next());
  const base: Color = [0.55 + 0.2 * random.next(), 0.3 + 0.15 * random.next(), 0.22 + 0.12 * random.next()];
  const mortar: Color = [0.72, 0.7, 0.66];
  return (x, y) => {
    const course = Math.floor((y + dy) / height);
    const along = x + dx + (course % 2 === 0 ? 0 : length / 2);
    const brick = Math.floor(along / length);
    if ((y + dy) % height < 0.9 || along % length < 0.9) return mortar;
    const shade = shades[(course * 7 + brick * 3) % 24]!;
    return [base[0] * shade, base[1] * shade, base[2] * shade];
  };
}
