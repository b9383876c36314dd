import Papa from "papaparse";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { disarmCell } from "../disarm-cell";
import { findPoll } from "../find-poll";
import { readComputed } from "./computed-polls";
import { checkReviewer } from "./live-sessions";
import { isRightAnswer, listRoundAnswers } from "./live-results";

const columns = ["question", "round", "participant", "answer", "sure", "right", "at"];

/**
 * All votes of a session as CSV, at any moment: one line for each participant's answer in each round. Participants are
 * numbered in the order in which they joined.
 *
 * @throws AppError "not-signed-in", or "not-found" for a session that is neither the caller's nor of a class that the
 * caller teaches.
 */
export async function exportLiveSession(store: Store, caller: Caller, sessionId: string): Promise<string> {
  await checkReviewer(store, caller, sessionId);
  const participants = await store
    .selectFrom("live_participants")
    .select("reader_id")
    .where("session_id", "=", sessionId)
    .orderBy("joined_at")
    .orderBy("reader_id")
    .execute();
  const numbers = new Map(participants.map(({ reader_id }, index) => [reader_id, index + 1]));
  const asked = await store
    .selectFrom("live_polls")
    .select(["id", "lesson", "poll", "version", "computed"])
    .where("session_id", "=", sessionId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const lines: string[][] = [];
  for (const { id, lesson, poll: pollId, version, computed } of asked) {
    const own = readComputed({ computed })?.poll ?? null;
    // Of a question that was edited since, the votes are kept, and what was right is not known any more.
    const poll = own ?? (await findPoll(lesson, pollId, version));
    for (const answer of await listRoundAnswers(store, id)) {
      const right = poll === null ? "" : isRightAnswer(poll, answer) ? "yes" : "no";
      // What was computed stands in no file: its options are told by what they say.
      const choices = answer.choices.map((choice) => own?.optionTexts[choice] ?? choice);
      const given = answer.value === null ? choices.join(" ") : String(answer.value);
      const participant = String(numbers.get(answer.readerId) ?? "");
      lines.push([
        own?.title ?? pollId,
        String(answer.round),
        participant,
        given,
        answer.sure ? "yes" : "no",
        right,
        answer.at,
      ]);
    }
  }
  return Papa.unparse({ fields: columns, data: lines.map((line) => line.map(disarmCell)) });
}
