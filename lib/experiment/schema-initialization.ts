import { z } from "zod";

const gain = z.number().min(0).max(100).optional();

/** How a kernel or filter gets its first values; explained in lib/math/initialization. */
export const initializationSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("zeros") }),
  z.strictObject({ kind: z.literal("constant"), value: z.number().default(0.1), gain }),
  z.strictObject({ kind: z.literal("normal"), std: z.number().min(0).default(0.01), gain }),
  z.strictObject({ kind: z.literal("uniform"), limit: z.number().min(0).default(0.05), gain }),
  z.strictObject({ kind: z.literal("xavier"), gain }),
  z.strictObject({ kind: z.literal("glorot"), gain }),
  z.strictObject({ kind: z.literal("he"), gain }),
  z.strictObject({ kind: z.literal("orthogonal"), gain }),
]);
