/** Samples that are drawn, always of the same latent points. */
export const SAMPLES = 32;
/** Samples that are counted by what they show; the drawn ones are the first of them. */
export const COUNTED = 512;
/** Examples of the data that are drawn beside. */
export const EXAMPLES = 16;
/** Pictures on the way between two latent points, both ends among them. */
export const WAY = 9;
/** Pixels along a side of a picture. */
export const SIDE = 14;
export const PIXELS = SIDE * SIDE;
