import { z } from "zod";

/**
 * What a training step does; each is a function of its own in lib/experiment/engines/tfjs/procedures, with its source.
 * Only "fit" runs on the dense engine and can be printed.
 */
export const procedureSchema = z.discriminatedUnion("kind", [
  /** Lowers the mean loss of one minibatch after another. */
  z.strictObject({ kind: z.literal("fit") }),
  /**
   * Moves examples of each minibatch against their own loss, then lowers the loss where they are now (Goodfellow et al. 2015,
   * Madry et al. 2018). Of images, as they come from their source.
   */
  z.strictObject({
    kind: z.literal("adversarial"),
    /** Furthest that any value is moved, where black is 0 and white 1. */
    epsilon: z.number().min(0).max(1).default(0.03),
    /** Steps along the gradient's sign. */
    steps: z.int().min(1).max(50).default(1),
    /** Training steps over which epsilon grows from 0, in a straight line: a network must read before it can defend. */
    warmup: z.int().min(0).max(100_000).default(0),
    /** Share of each minibatch that is moved. */
    share: z.number().min(0).max(1).default(1),
  }),
]);

export type ProcedureSpec = z.output<typeof procedureSchema>;
export type AdversarialSpec = Extract<ProcedureSpec, { kind: "adversarial" }>;
