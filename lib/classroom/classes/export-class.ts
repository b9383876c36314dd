import Papa from "papaparse";
import type { Answer } from "@/lib/contract/poll";
import { isFinished } from "@/lib/contract/progress";
import { CONTENT_ROOT } from "@/lib/course/paths";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { disarmCell } from "../disarm-cell";
import { listHistories } from "./answer-histories";
import { getClass } from "./class-access";
import { compareNames } from "./read-class";
import { listLearnerAnswers } from "./read-learner";
import { readReading } from "./read-reading";

function unparse(fields: string[], lines: (string | number)[][]): string {
  return Papa.unparse({ fields, data: lines.map((line) => line.map((cell) => disarmCell(String(cell)))) });
}

/** A share to three digits: what a screen's height can tell. */
const printShare = (share: number) => String(Number(share.toFixed(3)));
const printYes = (isSo: boolean | undefined) => (isSo === true ? "yes" : "no");
const printAnswer = (answer: Answer | undefined) => {
  if (answer === undefined) return "";
  return "value" in answer ? String(answer.value) : answer.options.join(" ");
};

/**
 * What a class has read, as CSV: one line for each learner and lesson that was opened.
 *
 * @throws AppError as `getClass`.
 */
export async function exportReading(
  store: Store,
  caller: Caller,
  id: string,
  root = CONTENT_ROOT,
): Promise<string> {
  const { learners } = await readReading(store, caller, id, { root });
  const lines = learners.flatMap(({ name, places }) =>
    places
      .toSorted((a, b) => (a.lesson < b.lesson ? -1 : 1))
      .map((place) => [
        name,
        place.lesson,
        place.reached,
        place.sections,
        printShare(place.read),
        printYes(isFinished(place)),
        place.at,
      ]),
  );
  const fields = [
    "learner",
    "lesson",
    "sections_reached",
    "sections",
    "share_read",
    "finished",
    "read_on_at",
  ];
  return unparse(fields, lines);
}

/**
 * What a class has answered to the present wording of each question, as CSV: one line for each learner and question,
 * by name.
 *
 * @throws AppError as `getClass`.
 */
export async function exportAnswers(
  store: Store,
  caller: Caller,
  id: string,
  root = CONTENT_ROOT,
): Promise<string> {
  await getClass(store, caller, id, "assistant");
  const learners = await store
    .selectFrom("learners")
    .select(["id", "name"])
    .where("class_id", "=", id)
    .execute();
  const names = new Map(learners.map((learner) => [learner.id, learner.name]));
  const answers = await listLearnerAnswers(await listHistories(store, id), root);
  const byName = answers.toSorted((a, b) =>
    compareNames(
      { id: a.learner, name: names.get(a.learner) ?? "" },
      { id: b.learner, name: names.get(b.learner) ?? "" },
    ),
  );
  const lines = byName.map(({ learner, lesson, poll, answers: turns, misconceptions, hasSeenAnswer }) => {
    const [first, last] = [turns[0], turns.at(-1)];
    return [
      names.get(learner) ?? "",
      lesson,
      poll.id,
      turns.length,
      printAnswer(first?.answer),
      printYes(first?.right),
      printAnswer(last?.answer),
      printYes(last?.right),
      misconceptions.join(" "),
      printYes(hasSeenAnswer),
      last?.savedAt ?? "",
    ];
  });
  return unparse(
    [
      "learner",
      "lesson",
      "question",
      "answers",
      "first_answer",
      "first_right",
      "last_answer",
      "last_right",
      "misconceptions",
      "has_seen_answer",
      "answered_at",
    ],
    lines,
  );
}
