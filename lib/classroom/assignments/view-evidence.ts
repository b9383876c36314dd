import { z } from "zod";
import { decodeArtefact } from "@/lib/experiment/run/artefact";
import { ExperimentError } from "@/lib/experiment/experiment-error";
import type { EvidenceView } from "@/lib/contract/gradebook";
import type { Exercise } from "../grading/exercise";
import { evidenceSchemas } from "../grading/evidence";
import { decodeNumbers } from "../grading/sent-weights";

/** Characters of evidence that nobody can read. */
const shown = 4000;

/** Longest side of a picture that is shown, in pixels. */
const longestSide = 256;

const messageSchema = z.object({ message: z.string() });
const questionsSchema = z.object({
  questions: z.array(z.object({ id: z.string(), isRight: z.boolean(), message: z.string() })),
});
const casesSchema = z.object({ cases: z.array(z.object({ name: z.string(), isRight: z.boolean() })) });

/** What a grader told the learner, in one sentence. */
export function readMessage(report: unknown): string | null {
  return messageSchema.safeParse(report).data?.message ?? null;
}

function viewPicture(changed: string): EvidenceView | null {
  let values: Float32Array;
  try {
    values = decodeNumbers(changed);
  } catch (error) {
    if (error instanceof ExperimentError) return null;
    throw error;
  }
  const side = Math.sqrt(values.length);
  if (!Number.isInteger(side) || side === 0 || side > longestSide) return null;
  // JSON has no NaN; on a screen there is nothing beyond 0 and 1 either.
  return {
    kind: "attack",
    side,
    values: Array.from(values, (value) => Math.min(1, Math.max(0, value || 0))),
  };
}

/**
 * What was handed in, for who looks at it. The form tells the kind, so that it can be read after its exercise has gone.
 *
 * @param exercise - for the words beside its fields; null where the course has it no more
 */
export function viewEvidence(evidence: unknown, report: unknown, exercise: Exercise | null): EvidenceView {
  const answer = evidenceSchemas.answer.safeParse(evidence);
  if (answer.success) {
    const told = questionsSchema.safeParse(report).data?.questions ?? [];
    const asked = exercise?.kind === "answer" ? exercise.questions : [];
    const ids = new Set([...asked.map(({ id }) => id), ...Object.keys(answer.data.answers)]);
    const answers = [...ids].map((id) => {
      const found = told.find((question) => question.id === id);
      return {
        id,
        label: asked.find((question) => question.id === id)?.label ?? id,
        text: Object.hasOwn(answer.data.answers, id) ? (answer.data.answers[id] ?? "") : "",
        isRight: found?.isRight ?? null,
        message: found?.message ?? null,
      };
    });
    return { kind: "answer", answers };
  }
  const code = evidenceSchemas.code.safeParse(evidence);
  if (code.success) {
    return {
      kind: "code",
      code: code.data.code,
      cases: casesSchema.safeParse(report).data?.cases ?? [],
    };
  }
  const experiment = evidenceSchemas.experiment.safeParse(evidence);
  const decoded = experiment.success ? decodeArtefact(experiment.data.artefact) : null;
  if (decoded?.ok)
    return { kind: "experiment", experiment: decoded.log.experiment, points: decoded.log.points };
  const attack = evidenceSchemas.attack.safeParse(evidence);
  const picture = attack.success ? viewPicture(attack.data.changed) : null;
  return picture ?? { kind: "unreadable", text: JSON.stringify(evidence).slice(0, shown) };
}
