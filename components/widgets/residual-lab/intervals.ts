/** Steps whose batches' losses make one point of a curve. */
export const WINDOW = 5;
/** Steps between two looks at the gradients, which cost as much as a step. */
export const LOOK = 20;
