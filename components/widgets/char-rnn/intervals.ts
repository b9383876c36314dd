/** Training steps between two looks at the losses. */
export const EVERY = 5;

/** Steps after which the weights are kept, so that what the network then wrote can be read side by side. */
export const MILESTONES = [0, 10, 30, 100, 300, 1000, 3000];
