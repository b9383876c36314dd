import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";

type RoundKey = Pick<Database["live_votes"], "live_poll_id" | "round">;

const printRound = ({ live_poll_id, round }: RoundKey) => `${live_poll_id} ${round}`;

/** The rounds in which a reader has voted. */
async function listRounds(transaction: Transaction<Database>, readerId: string): Promise<RoundKey[]> {
  return transaction
    .selectFrom("live_votes")
    .select(["live_poll_id", "round"])
    .distinct()
    .where("reader_id", "=", readerId)
    .execute();
}

/** Gives one reader's place and votes in live sessions to another, except where that one has voted in the same round. */
export async function mergeParticipants(
  transaction: Transaction<Database>,
  keep: string,
  drop: string,
): Promise<void> {
  await transaction
    .updateTable("live_participants")
    .set({ reader_id: keep })
    .where("reader_id", "=", drop)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("live_participants as own")
            .select("own.reader_id")
            .whereRef("own.session_id", "=", "live_participants.session_id")
            .where("own.reader_id", "=", keep),
        ),
      ),
    )
    .execute();
  await transaction
    .updateTable("live_trials")
    .set({ reader_id: keep })
    .where("reader_id", "=", drop)
    .execute();
  const taken = new Set((await listRounds(transaction, keep)).map(printRound));
  for (const key of await listRounds(transaction, drop)) {
    if (taken.has(printRound(key))) continue;
    await transaction
      .updateTable("live_votes")
      .set({ reader_id: keep })
      .where("reader_id", "=", drop)
      .where("live_poll_id", "=", key.live_poll_id)
      .where("round", "=", key.round)
      .execute();
  }
}
