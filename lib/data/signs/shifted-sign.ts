import type { SignName } from "./faces";
import type { Look } from "./look";
import { paintSign } from "./paint-sign";

/** What a sign may be shown under that its reader has not seen, and the most of it that is tried. */
export const shiftKinds = ["blur", "tilt", "hue", "leaves", "bricks"] as const;
export type ShiftKind = (typeof shiftKinds)[number];

export interface Shift {
  kind: ShiftKind;
  /**
   * Of blur: standard deviation in pixels, on top of the look's own. Of tilt and hue: degrees, on top. Of leaves and bricks:
   * how far they have replaced what stood behind the sign, from 0 to 1.
   */
  amount: number;
  /** Which way tilt and hue are turned. */
  way: 1 | -1;
}

/** The picture of a sign that is shifted in one respect and is otherwise as `look` says: [32, 32, 3], from 0 to 1. */
export function paintShiftedSign(sign: SignName, look: Look, { kind, amount, way }: Shift): Float32Array {
  switch (kind) {
    case "blur":
      // Variances of blurs in a row add up.
      return paintSign(sign, { ...look, blur: Math.hypot(look.blur, amount) });
    case "tilt":
      return paintSign(sign, { ...look, tilt: look.tilt + way * amount });
    case "hue":
      return paintSign(sign, { ...look, hue: look.hue + way * amount });
    case "leaves":
    case "bricks": {
      const before = paintSign(sign, look);
      if (amount === 0) return before;
      const behind = paintSign(sign, { ...look, background: kind });
      return before.map((value, i) => value + amount * (behind[i]! - value));
    }
  }
}
