import type { Random } from "@/lib/math/random";

/** Moves a point of the plane in which digits stand between -1 and 1 on both axes. */
export type Warp = (x: number, y: number) => { x: number; y: number };

const waves = 3;
/** Steepest phase of a wave per unit along either axis: nothing finer than a third of a digit bends by itself. */
const steepest = 4.5;

/**
 * A smooth field of small moves, a few sine waves in random directions: neighbouring strokes bend alike, far ones do not.
 * In the spirit of the elastic distortions of Simard, Steinkraus & Platt 2003.
 * @param strength standard deviation of the moves along each axis
 */
export function drawWarp(strength: number, random: Random): Warp {
  const signed = () => 2 * random.next() - 1;
  const drawWave = () => ({
    x: steepest * signed(),
    y: steepest * signed(),
    phase: Math.PI * signed(),
    height: strength * Math.sqrt(2 / waves),
  });
  const across = Array.from({ length: waves }, drawWave);
  const along = Array.from({ length: waves }, drawWave);
  const sum = (field: typeof across, x: number, y: number) =>
    field.reduce((total, wave) => total + wave.height * Math.sin(wave.x * x + wave.y * y + wave.phase), 0);
  return (x, y) => ({ x: x + sum(across, x, y), y: y + sum(along, x, y) });
}
