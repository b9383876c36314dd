import type { AnswerGroup, ClassQuestionsReply, QuestionResult } from "@/lib/contract/class-questions";
import { CONTENT_ROOT } from "@/lib/course/paths";
import { publicPoll, type CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { isNear } from "../judge-answer";
import { judgeHistory, listHistories, type AnswerHistory, type JudgedAnswer } from "./answer-histories";
import { getClass } from "./class-access";
import { listLessonQuestions, type CourseQuestion } from "./course-questions";
import { compareNames } from "./read-class";

type GroupHead = Omit<AnswerGroup, "learners" | "first">;

/** What is behind an answer of a group, before anybody has given it. A number belongs to the first head that is near. */
function listHeads(poll: CompiledPoll): GroupHead[] {
  if (poll.kind !== "number") {
    return poll.options.map(({ id, html, correct, misconception, replyHtml }) => ({
      id,
      html,
      value: null,
      correct,
      misconception,
      replyHtml,
    }));
  }
  const right = { id: String(poll.value), html: null, value: poll.value, correct: true };
  return [
    { ...right, misconception: null, replyHtml: null },
    ...poll.replies.map(({ value, misconception, replyHtml }) => ({
      id: String(value),
      html: null,
      value,
      correct: false,
      misconception,
      replyHtml,
    })),
  ];
}

/** The heads to which an answer belongs: of each of its options, or of its number, which may be one of its own. */
function findHeads(poll: CompiledPoll, heads: readonly GroupHead[], { answer }: JudgedAnswer): GroupHead[] {
  if ("options" in answer) return heads.filter(({ id }) => answer.options.includes(id));
  const near = heads.find(
    ({ value }) => poll.kind === "number" && value !== null && isNear(answer.value, value, poll.tolerance),
  );
  const other = { id: String(answer.value), html: null, value: answer.value, correct: false };
  return [near ?? { ...other, misconception: null, replyHtml: null }];
}

/** The mistakes behind an answer, as its question names them. */
export function listMisconceptions(poll: CompiledPoll, answer: JudgedAnswer): string[] {
  const heads = findHeads(poll, listHeads(poll), answer);
  return heads.flatMap(({ correct, misconception }) =>
    correct || misconception === null ? [] : [misconception],
  );
}

function groupAnswers(
  poll: CompiledPoll,
  answers: ReadonlyMap<string, readonly JudgedAnswer[]>,
): AnswerGroup[] {
  const heads = listHeads(poll);
  const groups = new Map<string, AnswerGroup>(
    heads.map((head) => [head.id, { ...head, learners: [], first: 0 }]),
  );
  const listGroups = (answer: JudgedAnswer) =>
    findHeads(poll, heads, answer).map((head) => {
      const group = groups.get(head.id) ?? { ...head, learners: [], first: 0 };
      groups.set(head.id, group);
      return group;
    });
  for (const [learner, turns] of answers) {
    const [first, last] = [turns[0], turns.at(-1)];
    if (first === undefined || last === undefined) continue;
    for (const group of listGroups(first)) group.first += 1;
    for (const group of listGroups(last)) group.learners.push(learner);
  }
  const all = [...groups.values()];
  if (poll.kind !== "number") return all;
  // Numbers that nobody has given say nothing; the right one stands first all the same.
  const given = all.filter(({ correct, first, learners }) => correct || first + learners.length > 0);
  return given.sort((a, b) => Number(b.correct) - Number(a.correct) || b.learners.length - a.learners.length);
}

/** What a class has answered to one question, in its present wording. */
export function summarizeQuestion(
  { lesson, number, poll }: CourseQuestion,
  histories: readonly AnswerHistory[],
): QuestionResult {
  const ofPoll = histories.filter((history) => history.lesson === lesson && history.poll === poll.id);
  const answers = new Map(
    ofPoll
      .filter(({ version }) => version === poll.version)
      .map((history) => [history.learner, judgeHistory(poll, history)]),
  );
  const count = (isRight: (turns: readonly JudgedAnswer[]) => boolean | undefined) =>
    [...answers.values()].filter((turns) => isRight(turns) === true).length;
  const earlier = new Set(ofPoll.map(({ learner }) => learner).filter((learner) => !answers.has(learner)));
  return {
    poll: publicPoll(poll),
    number,
    answered: answers.size,
    rightFirst: count((turns) => turns[0]?.right),
    rightLast: count((turns) => turns.at(-1)?.right),
    groups: groupAnswers(poll, answers),
    earlierWording: earlier.size,
  };
}

/** How many of a class have answered in each lesson, the one that was answered last first. */
async function countAnswered(store: Store, classId: string): Promise<ClassQuestionsReply["answered"]> {
  const rows = await store
    .selectFrom("learners")
    .innerJoin("votes", "votes.reader_id", "learners.reader_id")
    .select(({ fn }) => [
      "lesson",
      fn.count<string | number>("learners.id").distinct().as("learners"),
      fn.max("votes.created_at").as("last"),
    ])
    .where("class_id", "=", classId)
    .groupBy("lesson")
    .orderBy("last", "desc")
    .execute();
  return rows.map(({ lesson, learners }) => ({ lesson, learners: Number(learners) }));
}

/**
 * What a class has answered to the questions of a lesson, with the mistakes behind it and who made them.
 *
 * @param asked - the lesson's slug; null for the one in which the class has answered last
 * @throws AppError as `getClass`.
 */
export async function readQuestions(
  store: Store,
  caller: Caller,
  id: string,
  asked: string | null,
  root = CONTENT_ROOT,
): Promise<Omit<ClassQuestionsReply, "ok">> {
  await getClass(store, caller, id, "assistant");
  const answered = await countAnswered(store, id);
  const lesson = asked ?? answered[0]?.lesson ?? null;
  if (lesson === null) return { lesson, answered, questions: [], learners: [] };
  const histories = await listHistories(store, id, { lesson });
  const questions = await listLessonQuestions(lesson, root);
  const answering = new Set(histories.map(({ learner }) => learner));
  const learners = await store
    .selectFrom("learners")
    .select(["id", "name"])
    .where("class_id", "=", id)
    .execute();
  return {
    lesson,
    answered,
    questions: questions.map((question) => summarizeQuestion(question, histories)),
    learners: learners.filter((learner) => answering.has(learner.id)).sort(compareNames),
  };
}
