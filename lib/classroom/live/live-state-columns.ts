import type { Selectable } from "kysely";
import type { LiveState } from "@/lib/contract/live";
import type { LivePollTable } from "@/lib/store/database";

/** How a live poll stands, from its row. */
export function readLiveState(row: Selectable<LivePollTable>): LiveState {
  return {
    phase: row.phase,
    round: row.round,
    barsShown: row.bars_shown === 1,
    answerShown: row.answer_shown === 1,
    closesAt: row.closes_at,
    runRound: row.run_round,
  };
}

/** The columns of a live poll's row that hold how it stands. */
export function printLiveState(state: LiveState) {
  return {
    phase: state.phase,
    round: state.round,
    bars_shown: Number(state.barsShown),
    answer_shown: Number(state.answerShown),
    closes_at: state.closesAt,
    run_round: state.runRound,
  };
}
