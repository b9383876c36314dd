export interface SliderScale {
  /** From a value to its place on the track, 0 to 1. */
  toTrack(value: number): number;
  /** From a place on the track to the nearest allowed value. */
  fromTrack(track: number): number;
  trackStep: number;
}

const LOG_STEPS = 120;

/** Maps values to places on a track; on a `log` scale equal distances are equal ratios. */
export function createScale(scale: "linear" | "log", min: number, max: number, step: number): SliderScale {
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  if (scale === "log") {
    const span = Math.log(max / min);
    return {
      toTrack: (value) => Math.log(clamp(value) / min) / span,
      fromTrack: (track) => clamp(Number((min * Math.exp(track * span)).toPrecision(3))),
      trackStep: 1 / LOG_STEPS,
    };
  }
  const digits = Math.max(0, Math.ceil(-Math.log10(step)) + 1);
  return {
    toTrack: (value) => (clamp(value) - min) / (max - min),
    fromTrack: (track) =>
      clamp(Number((min + Math.round((track * (max - min)) / step) * step).toFixed(digits))),
    trackStep: step / (max - min),
  };
}
