import { randomUUID } from "node:crypto";
import type { Store } from "../database";

const now = "2026-01-01T00:00:00.000Z";

/** One reader with one vote, in one transaction, as the site itself writes it; returns the reader's id. */
export async function addVote(store: Store, choice = "a"): Promise<string> {
  const id = randomUUID();
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("readers")
      .values({ id, token_hash: `token ${id}`, attempt_hash: null, created_at: now })
      .execute();
    await transaction
      .insertInto("votes")
      .values({
        reader_id: id,
        lesson: "lstm",
        poll: "gates",
        version: "1",
        choice,
        value: null,
        created_at: now,
      })
      .execute();
  });
  return id;
}

/** Many readers with a vote each: two in three chose an option, the others gave a number, some of them no whole one. */
export async function addVotes(store: Store, count: number): Promise<void> {
  const readers = Array.from({ length: count }, () => randomUUID());
  for (let start = 0; start < count; start += 500) {
    const some = readers.slice(start, start + 500);
    await store
      .insertInto("readers")
      .values(some.map((id) => ({ id, token_hash: `token ${id}`, attempt_hash: null, created_at: now })))
      .execute();
    await store
      .insertInto("votes")
      .values(
        some.map((id, index) => ({
          reader_id: id,
          lesson: "lstm",
          poll: "gates",
          version: "1",
          choice: index % 3 === 0 ? "" : "ä \" 'b'",
          value: index % 3 === 0 ? index / 8 - 3 : null,
          created_at: now,
        })),
      )
      .execute();
  }
}

/** A teacher's live session with a vote in it: whole numbers, truths as 0 and 1, references through three tables. */
export async function addLiveVote(store: Store, presenterId: string): Promise<void> {
  const reader = await addVote(store);
  const [session, poll] = [randomUUID(), randomUUID()];
  await store
    .insertInto("live_sessions")
    .values({
      id: session,
      presenter_id: presenterId,
      lesson: "lstm",
      join_code: session,
      created_at: now,
      ended_at: null,
    })
    .execute();
  await store
    .insertInto("live_polls")
    .values({
      id: poll,
      session_id: session,
      lesson: "lstm",
      poll: "gates",
      version: "1",
      phase: "open",
      round: 2,
      bars_shown: 0,
      answer_shown: 1,
      closes_at: null,
      created_at: now,
    })
    .execute();
  await store
    .insertInto("live_votes")
    .values({
      live_poll_id: poll,
      round: 2,
      reader_id: reader,
      choice: "a",
      value: null,
      sure: 1,
      created_at: now,
    })
    .execute();
}
