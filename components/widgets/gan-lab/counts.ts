/** Samples that are drawn and counted, always of the same noise. */
export const SHOWN = 512;
/** Of these, the first ones with an arrow. */
export const ARROWS = 128;
/** Points of the data that are drawn and reached for. */
export const EXAMPLES = 512;
