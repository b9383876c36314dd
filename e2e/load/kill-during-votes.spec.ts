import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { hashSecret } from "@/lib/classroom/readers";
import type { Answer } from "@/lib/contract/poll";
import { openStore } from "@/lib/store/open-store";
import { listPolls, type CoursePoll } from "../course-polls";
import { findPort, killServer, startServer } from "../own-server";

const votes = 2000;
const readersAtOnce = 40;
/** The server is killed each time that so many votes have been acknowledged. */
const kills = [500, 1000, 1500];

interface Vote {
  course: CoursePoll;
  answer: Answer;
}

/** One browser: it votes on one poll after the other, and sends a vote again until the server acknowledges it. */
interface Reader {
  cookie: string | null;
  attempt: string;
  acknowledged: Vote[];
}

function chooseAnswer({ poll }: CoursePoll, reader: number): Answer {
  if (poll.kind === "number") return { value: reader };
  return { options: [poll.options[reader % poll.options.length]?.id ?? ""] };
}

/** Sends one vote until it is acknowledged, as the page does; the server may be away for a while. */
async function sendVote(url: string, reader: Reader, vote: Vote): Promise<void> {
  const { lesson, poll } = vote.course;
  const body = JSON.stringify({
    lesson,
    poll: poll.id,
    version: poll.version,
    answer: vote.answer,
    attempt: reader.attempt,
  });
  for (;;) {
    try {
      const reply = await fetch(`${url}/api/polls`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(reader.cookie && { Cookie: reader.cookie }) },
        body,
      });
      const acknowledged = reply.ok && ((await reply.json()) as { ok: boolean }).ok;
      if (acknowledged) {
        reader.cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? reader.cookie;
        reader.acknowledged.push(vote);
        return;
      }
      if (reply.status < 500) throw new Error(`refused: ${reply.status}`);
    } catch (error) {
      // No reply: the server was killed with this vote in its hands, or is not back yet.
      if (error instanceof Error && error.message.startsWith("refused")) throw error;
    }
    await sleep(50);
  }
}

/** What stands in the file: for each reader's token, `lesson/poll=choice` of each row. */
async function readRows(directory: string): Promise<Map<string, string[]>> {
  const store = await openStore({ directory });
  try {
    const readers = await store.selectFrom("readers").select(["id", "token_hash"]).execute();
    const rows = await store.selectFrom("votes").selectAll().execute();
    const byReader = new Map(readers.map((reader) => [reader.id, [] as string[]]));
    for (const row of rows) {
      byReader.get(row.reader_id)?.push(`${row.lesson}/${row.poll}=${row.value ?? row.choice}`);
    }
    return new Map(readers.map((reader) => [reader.token_hash, byReader.get(reader.id) ?? []]));
  } finally {
    await store.destroy();
  }
}

function printVote({ course, answer }: Vote): string {
  const choice = "value" in answer ? String(answer.value) : answer.options.join();
  return `${course.lesson}/${course.poll.id}=${choice}`;
}

function tokenHash(reader: Reader): string {
  return hashSecret(reader.cookie?.split("=")[1] ?? "");
}

test("killed three times in 2,000 votes, the server has every acknowledged vote, and none twice", async () => {
  test.setTimeout(300_000);
  const polls = await listPolls();
  expect(polls.length).toBeGreaterThan(0);
  const directory = mkdtempSync(join(tmpdir(), "kill-"));
  const port = await findPort();
  const readers = Array.from({ length: Math.ceil(votes / polls.length) }, (): Reader => {
    return { cookie: null, attempt: randomBytes(16).toString("hex"), acknowledged: [] };
  });
  const total = readers.length * polls.length;
  const countAcknowledged = () => readers.reduce((sum, reader) => sum + reader.acknowledged.length, 0);

  let server = await startServer(port, { DATA_DIR: directory });
  try {
    const queue = readers.entries();
    const browsers = Array.from({ length: readersAtOnce }, async () => {
      for (const [index, reader] of queue) {
        for (const course of polls) {
          const vote = { course, answer: chooseAnswer(course, index) };
          await sendVote(`http://127.0.0.1:${port}`, reader, vote);
        }
      }
    });
    const finished = Promise.all(browsers);

    for (const kill of kills) {
      while (countAcknowledged() < kill) await Promise.race([sleep(2), finished]);
      await killServer(server);
      const rows = await readRows(directory);
      expect(countAcknowledged(), "the server was killed in the middle of the votes").toBeLessThan(total);
      for (const reader of readers) {
        const kept = rows.get(tokenHash(reader)) ?? [];
        for (const vote of reader.acknowledged) {
          expect(kept.filter((row) => row === printVote(vote))).toHaveLength(1);
        }
      }
      server = await startServer(port, { DATA_DIR: directory });
    }
    await finished;
    await killServer(server);

    const rows = await readRows(directory);
    expect(rows.size, "no browser was taken for two readers").toBe(readers.length);
    for (const reader of readers) {
      expect(rows.get(tokenHash(reader))?.sort()).toEqual(reader.acknowledged.map(printVote).sort());
    }
    expect([...rows.values()].flat()).toHaveLength(total);
  } finally {
    server.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  }
});
