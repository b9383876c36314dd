/** One thing in which two Experiments may differ. */
export interface Facet {
  name: string;
  /** Two Experiments are alike in it where this is the same JSON. */
  value: unknown;
  /** In the field's own words, to be read by itself. */
  text: string;
}

/** Three digits at most. */
export const trim = (value: number) => String(Number(value.toPrecision(3)));
