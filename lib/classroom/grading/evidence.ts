import { z } from "zod";
import type { Exercise } from "./exercise";

/** What is handed in, by kind of exercise. */
export const evidenceSchemas = {
  /** As they were typed, by question. */
  answer: z.strictObject({ answers: z.record(z.string().max(80), z.string().max(400)) }),
  code: z.strictObject({ code: z.string().max(64_000) }),
  /** The file of a run, as `encodeArtefact` writes it. */
  experiment: z.strictObject({ artefact: z.string().max(2_500_000) }),
  /** All values of the changed picture: see `gradeAttack`. `rival` is the submission whose model it fools, where it is not the course's. */
  attack: z.strictObject({ changed: z.base64().max(2_000_000), rival: z.uuid().optional() }),
} satisfies Record<Exercise["kind"], z.ZodType>;
