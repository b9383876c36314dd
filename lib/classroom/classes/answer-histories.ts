import type { SavedAnswer } from "@/lib/contract/poll";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { isRight } from "../judge-answer";
import { readAnswer } from "../votes";

interface AnswerRow {
  choice: string;
  value: number | null;
  created_at: string;
}

/** What names one learner's answers to one version of one poll. */
interface HistoryKey {
  /** Id on the class's list. */
  learner: string;
  lesson: string;
  poll: string;
  version: string;
}

/** All answers of one learner to one version of one poll. */
export interface AnswerHistory extends HistoryKey {
  /** The rows of each answer that was replaced, the first first. */
  replaced: AnswerRow[][];
  /** Those of the answer that stands. */
  standing: AnswerRow[];
  hasSeenAnswer: boolean;
}

/** Which of a class's answers. */
export interface AnswerFilter {
  lesson?: string;
  learner?: string;
  /** Only where an answer was replaced. */
  onlyReplaced?: boolean;
}

function selectOfClass<Table extends "votes" | "replaced_votes" | "reveals">(
  store: Store,
  table: Table,
  classId: string,
  { lesson, learner }: AnswerFilter,
) {
  return store
    .selectFrom("learners")
    .innerJoin(`${table as "votes"} as given`, "given.reader_id", "learners.reader_id")
    .select(["learners.id as learner", "given.lesson", "given.poll", "given.version"])
    .where("class_id", "=", classId)
    .$if(lesson !== undefined, (query) => query.where("given.lesson", "=", lesson ?? ""))
    .$if(learner !== undefined, (query) => query.where("learners.id", "=", learner ?? ""));
}

const columns = ["given.choice", "given.value", "given.created_at"] as const;

/** What a class's learners have answered, before they joined too: three queries, whatever the size of the class. */
export async function listHistories(
  store: Store,
  classId: string,
  filter: AnswerFilter = {},
): Promise<AnswerHistory[]> {
  const standing = await selectOfClass(store, "votes", classId, filter)
    .select(columns)
    .$if(filter.onlyReplaced === true, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("replaced_votes")
            .select("turn")
            .whereRef("replaced_votes.reader_id", "=", "given.reader_id")
            .whereRef("replaced_votes.lesson", "=", "given.lesson")
            .whereRef("replaced_votes.poll", "=", "given.poll")
            .whereRef("replaced_votes.version", "=", "given.version"),
        ),
      ),
    )
    .execute();
  const replaced = await selectOfClass(store, "replaced_votes", classId, filter)
    .select(columns)
    .select(({ ref }) =>
      ref("given.turn" as "given.value")
        .$castTo<number>()
        .as("turn"),
    )
    .execute();
  const reveals = await selectOfClass(store, "reveals", classId, filter).execute();

  const print = ({ learner, lesson, poll, version }: HistoryKey) =>
    [learner, lesson, poll, version].join(" ");
  const seen = new Set(reveals.map(print));
  const histories = new Map<string, AnswerHistory>();
  for (const { learner, lesson, poll, version, ...row } of standing) {
    const key = { learner, lesson, poll, version };
    const name = print(key);
    const history = histories.get(name) ?? {
      ...key,
      replaced: [],
      standing: [],
      hasSeenAnswer: seen.has(name),
    };
    history.standing.push(row);
    histories.set(name, history);
  }
  for (const { turn, choice, value, created_at, ...key } of replaced) {
    const turns = histories.get(print(key))?.replaced;
    if (turns !== undefined) (turns[turn - 1] ??= []).push({ choice, value, created_at });
  }
  return [...histories.values()];
}

/** Histories by the poll that they answer in its present wording. */
export function gatherByPoll(histories: readonly AnswerHistory[]) {
  const print = (lesson: string, poll: string, version: string) => [lesson, poll, version].join(" ");
  const groups = new Map<string, AnswerHistory[]>();
  for (const history of histories) {
    const key = print(history.lesson, history.poll, history.version);
    const group = groups.get(key) ?? [];
    group.push(history);
    groups.set(key, group);
  }
  return {
    list: (lesson: string, poll: CompiledPoll): readonly AnswerHistory[] =>
      groups.get(print(lesson, poll.id, poll.version)) ?? [],
  };
}

/** An answer, and whether it is right. */
export type JudgedAnswer = SavedAnswer & { right: boolean };

/** The answers of a history, from the first to the one that stands. */
export function judgeHistory(poll: CompiledPoll, { replaced, standing }: AnswerHistory): JudgedAnswer[] {
  return [...replaced, standing].flatMap((rows) => {
    const saved = readAnswer(poll, rows);
    return saved === null ? [] : [{ ...saved, right: isRight(poll, saved.answer) }];
  });
}
