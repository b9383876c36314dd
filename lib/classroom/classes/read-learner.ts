import { AppError } from "@/lib/contract/app-error";
import type { ClassLearnerReply, LearnerAnswer } from "@/lib/contract/class-questions";
import { CONTENT_ROOT } from "@/lib/course/paths";
import { publicPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { gatherByPoll, judgeHistory, listHistories, type AnswerHistory } from "./answer-histories";
import { getClass } from "./class-access";
import { listQuestionsOf } from "./course-questions";
import { listMisconceptions } from "./read-questions";
import { gatherReading } from "./read-reading";

/** The answers of some learners to the present wording of each question, in the order of the course. */
export async function listLearnerAnswers(
  histories: readonly AnswerHistory[],
  root = CONTENT_ROOT,
): Promise<(LearnerAnswer & { learner: string })[]> {
  const byPoll = gatherByPoll(histories);
  const questions = await listQuestionsOf(new Set(histories.map(({ lesson }) => lesson)), root);
  return questions.flatMap(({ lesson, number, poll }) =>
    byPoll.list(lesson, poll).map((history) => {
      const answers = judgeHistory(poll, history);
      const last = answers.at(-1);
      return {
        learner: history.learner,
        lesson,
        poll: publicPoll(poll),
        number,
        answers,
        misconceptions: last === undefined ? [] : listMisconceptions(poll, last),
        hasSeenAnswer: history.hasSeenAnswer,
      };
    }),
  );
}

/**
 * What one learner of a class has read and answered.
 *
 * @throws AppError as `getClass`, also where the learner is none of this class or has not joined.
 */
export async function readLearner(
  store: Store,
  caller: Caller,
  id: string,
  learner: string,
  root = CONTENT_ROOT,
): Promise<Omit<ClassLearnerReply, "ok">> {
  await getClass(store, caller, id, "assistant");
  const { learners } = await gatherReading(store, id, { root });
  const found = learners.find((candidate) => candidate.id === learner);
  if (found === undefined) {
    throw new AppError("not-found", 404, "There is nobody like that in this class any more.");
  }
  const answers = await listLearnerAnswers(await listHistories(store, id, { learner }), root);
  return { learner: found, answers };
}
