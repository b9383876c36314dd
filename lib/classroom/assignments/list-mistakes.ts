import { z } from "zod";
import type { Store } from "@/lib/store/database";

/** A message of a grader, and how many learners have been told it. */
export interface Mistake {
  text: string;
  learners: number;
}

const reportSchema = z.object({
  message: z.string(),
  questions: z.array(z.object({ isRight: z.boolean(), message: z.string() })).optional(),
  cases: z.array(z.unknown()).optional(),
});

/** What says only that something is wrong, not what. */
const plain = new Set(["This is not right.", "There is no answer."]);

/** What a report tells to be wrong, each thing once. */
function listMessages(report: unknown): string[] {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return [];
  const { message, questions, cases } = parsed.data;
  if (questions !== undefined) {
    const wrong = questions.filter(({ isRight, message: told }) => !isRight && !plain.has(told));
    return [...new Set(wrong.map(({ message: told }) => told))];
  }
  // "Right in 3 of 5 cases. With a wide image: the kernel is turned around." The counts and the case are each learner's own.
  const told =
    cases === undefined ? message : message.replace(/^Right in \d+ of \d+ cases\. With [^:]*: /, "");
  // Numbers that differ from one learner to the next would make a message of each.
  return [told.replaceAll(/\d+(?:\.\d+)?/g, "…")];
}

/**
 * What graders have told a class to be wrong, by "lesson/exercise", the most frequent first. Each learner counts once for a
 * message, however often it was told.
 */
export async function listMistakes(store: Store, classId: string): Promise<Map<string, Mistake[]>> {
  const rows = await store
    .selectFrom("grades")
    .innerJoin("submissions", "submissions.id", "grades.submission_id")
    .innerJoin("learners", "learners.reader_id", "submissions.reader_id")
    .select(["learners.id as learner", "lesson", "exercise", "report"])
    .where("learners.class_id", "=", classId)
    .where("score", "<", 1)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("set_exercises")
          .innerJoin("exercise_sets", "exercise_sets.id", "set_exercises.set_id")
          .select("set_exercises.id")
          .where("exercise_sets.class_id", "=", classId)
          .whereRef("set_exercises.lesson", "=", "submissions.lesson")
          .whereRef("set_exercises.exercise", "=", "submissions.exercise"),
      ),
    )
    .execute();
  const told = new Map<string, Map<string, Set<string>>>();
  for (const { learner, lesson, exercise, report } of rows) {
    const key = `${lesson}/${exercise}`;
    const messages = told.get(key) ?? new Map<string, Set<string>>();
    told.set(key, messages);
    for (const text of listMessages(JSON.parse(report)))
      messages.set(text, (messages.get(text) ?? new Set()).add(learner));
  }
  return new Map(
    [...told].map(([key, messages]) => [
      key,
      [...messages]
        .map(([text, learners]) => ({ text, learners: learners.size }))
        .sort((a, b) => b.learners - a.learners || (a.text < b.text ? -1 : 1)),
    ]),
  );
}
