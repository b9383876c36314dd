/** Lines of points, x to the right from 0 to 1, y downwards from 0 to 1.5: as a road sign's letters are drawn. */
type Glyph = readonly (readonly (readonly [number, number])[])[];

const ring: readonly (readonly [number, number])[] = Array.from({ length: 17 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 16;
  return [0.5 + 0.5 * Math.sin(angle), 0.75 - 0.75 * Math.cos(angle)] as const;
});

export const glyphs = {
  S: [
    [
      [1, 0.25],
      [0.75, 0],
      [0.25, 0],
      [0, 0.25],
      [0, 0.5],
      [0.25, 0.72],
      [0.75, 0.78],
      [1, 1],
      [1, 1.25],
      [0.75, 1.5],
      [0.25, 1.5],
      [0, 1.25],
    ],
  ],
  T: [
    [
      [0, 0],
      [1, 0],
    ],
    [
      [0.5, 0],
      [0.5, 1.5],
    ],
  ],
  O: [ring],
  P: [
    [
      [0, 1.5],
      [0, 0],
      [0.7, 0],
      [1, 0.2],
      [1, 0.6],
      [0.7, 0.8],
      [0, 0.8],
    ],
  ],
  "2": [
    [
      [0, 0.3],
      [0.2, 0.05],
      [0.5, 0],
      [0.8, 0.05],
      [1, 0.35],
      [0.9, 0.65],
      [0, 1.5],
      [1, 1.5],
    ],
  ],
  "4": [
    [
      [0.75, 1.5],
      [0.75, 0],
      [0, 1.05],
      [1, 1.05],
    ],
  ],
  "5": [
    [
      [0.95, 0],
      [0.1, 0],
      [0.05, 0.65],
      [0.5, 0.55],
      [0.9, 0.7],
      [1, 1],
      [0.85, 1.35],
      [0.5, 1.5],
      [0.15, 1.42],
      [0, 1.2],
    ],
  ],
  "6": [
    [
      [0.9, 0.1],
      [0.55, 0],
      [0.15, 0.3],
      [0, 0.9],
      [0.1, 1.35],
      [0.5, 1.5],
      [0.9, 1.35],
      [1, 1.05],
      [0.9, 0.75],
      [0.5, 0.62],
      [0.1, 0.8],
    ],
  ],
} satisfies Record<string, Glyph>;

export type GlyphName = keyof typeof glyphs;

/** Distance from a point to the nearest line of a glyph, in the glyph's units. */
export function measureToGlyph(name: GlyphName, x: number, y: number): number {
  let least = Infinity;
  for (const line of glyphs[name])
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1]!;
      const [dx, dy] = [line[i]![0] - ax, line[i]![1] - ay];
      const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
    }
  return least;
}
