/** A colour as red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rgb` or `#rrggbb`; throws on anything else. */
export function parseHex(hex: string): Rgb {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim());
  const digits = match?.[1];
  if (digits === undefined) throw new Error(`Not a hex colour: ${hex}`);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const value = Number.parseInt(full, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour a share `t` (0 to 1) of the way from `a` to `b`, in sRGB. */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  const share = Math.min(1, Math.max(0, t));
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

export function printRgb(color: Rgb): string {
  return `rgb(${color.map((channel) => Math.round(channel)).join(" ")})`;
}

export interface SignedScale {
  negative: string;
  zero: string;
  positive: string;
}

/** Signed values: `negative` at -max, `zero` at 0, `positive` at +max, values beyond clamped, NaN as `zero`. */
export function mixSigned(value: number, max: number, scale: SignedScale): Rgb {
  const zero = parseHex(scale.zero);
  if (!(max > 0) || Number.isNaN(value)) return zero;
  return mix(zero, parseHex(value < 0 ? scale.negative : scale.positive), Math.abs(value) / max);
}

/**
 * Cividis at eleven places, from the published map (Nuñez, Anderton, Renslow 2018), linear between them:
 * one perceptual ramp for magnitudes that readers with a colour deficiency see alike.
 */
const CIVIDIS = [
  "#00224e",
  "#083370",
  "#35456c",
  "#4f576c",
  "#666970",
  "#7d7c78",
  "#948e77",
  "#aea371",
  "#c8b866",
  "#e5cf52",
  "#fee838",
].map(parseHex);

/** The ramp's colour at `t`, 0 to 1; values beyond are clamped. */
export function mixRamp(t: number): Rgb {
  const place = Math.min(1, Math.max(0, Number.isNaN(t) ? 0 : t)) * (CIVIDIS.length - 1);
  const index = Math.min(Math.floor(place), CIVIDIS.length - 2);
  const from = CIVIDIS[index];
  const to = CIVIDIS[index + 1];
  if (from === undefined || to === undefined) throw new Error("The ramp has eleven colours");
  return mix(from, to, place - index);
}

/** Black or white, whichever stands out more on `background` (WCAG relative luminance). */
export function pickInk(background: Rgb): "#000000" | "#ffffff" {
  const [r, g, b] = background.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}
