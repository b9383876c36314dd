import type { DigitShape } from "./shape";
import { eightShapes } from "./shapes/eight";
import { fiveShapes } from "./shapes/five";
import { fourShapes } from "./shapes/four";
import { nineShapes } from "./shapes/nine";
import { oneShapes } from "./shapes/one";
import { sevenShapes } from "./shapes/seven";
import { sixShapes } from "./shapes/six";
import { threeShapes } from "./shapes/three";
import { twoShapes } from "./shapes/two";
import { zeroShapes } from "./shapes/zero";

/** The ways to write each digit, from 0 to 9. */
export const digitShapes: readonly (readonly DigitShape[])[] = [
  zeroShapes,
  oneShapes,
  twoShapes,
  threeShapes,
  fourShapes,
  fiveShapes,
  sixShapes,
  sevenShapes,
  eightShapes,
  nineShapes,
];
