/** Steps whose batches' losses make one point of a curve. */
export const WINDOW = 10;
/** Steps between two looks at the gradients and at the sequences held back. */
export const LOOK = 40;
