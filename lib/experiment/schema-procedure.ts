import { z } from "zod";

/**
 * What a training step does; each is a function of its own in lib/experiment/engines/tfjs/procedures, with its source.
 * Only "fit" runs on the dense engine and can be printed.
 */
export const procedureSchema = z.discriminatedUnion("kind", [
  /** Lowers the mean loss of one minibatch after another. */
  z.strictObject({ kind: z.literal("fit") }),
]);
