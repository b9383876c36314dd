import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { getPoll } from "./find-poll";
import { listAnswers, revealPoll } from "./reveal-poll";
import { castVote, type PollPlace } from "./votes";

const yaml = `
- id: size
  kind: single
  question: How many parameters?
  options:
    - { id: a, text: 32, reply: "Without biases: SECRET" }
    - { id: b, text: 41, correct: true }
    - { id: c, text: 44, reply: One layer too many. }
  explanation: Count the SECRET biases too.
- id: laws
  kind: multiple
  question: Which keep the variance?
  options:
    - { id: he, text: He with ReLU, correct: true }
    - { id: one, text: 1/n with linear layers, correct: true }
    - { id: small, text: normal(0.01), reply: It shrinks. }
  explanation: Two do.
- id: width
  kind: number
  question: How wide?
  answer: { value: 200, tolerance: 5%, unit: pixels }
  replies:
    - { value: 402, reply: You doubled it. }
  explanation: Count.
`;

let root: string;
let directory: string;

async function place(id: string): Promise<PollPlace> {
  return { lesson: "sizes", poll: await getPoll("sizes", id, undefined, root) };
}

function writePolls(text: string): void {
  mkdirSync(join(root, "lessons", "sizes"), { recursive: true });
  writeFileSync(join(root, "lessons", "sizes", "polls.yaml"), text);
}

const stranger = { token: null, attempt: null };

async function voteAsStranger(store: Store, at: PollPlace, options: string[]): Promise<string> {
  const { token } = await castVote(store, at, stranger, { options });
  if (token === null) throw new Error("a stranger gets a cookie");
  return token;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "votes-"));
  root = join(directory, "content");
  writePolls(yaml);
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

testOnEachDatabase(
  "a vote is one row, its reader is known again by the cookie, and only the cookie's hash is kept",
  async (open) => {
    const store = await open();
    const size = await place("size");
    const token = await voteAsStranger(store, size, ["a"]);
    const rows = await store.selectFrom("votes").selectAll().execute();
    expect(rows).toMatchObject([{ lesson: "sizes", poll: "size", choice: "a", value: null }]);
    const again = await castVote(store, size, { token, attempt: null }, { options: ["a"] });
    expect(again.token).toBeNull();
    expect(await store.selectFrom("votes").selectAll().execute()).toEqual(rows);
    expect(JSON.stringify(await store.selectFrom("readers").selectAll().execute())).not.toContain(token);
  },
);

testOnEachDatabase("a vote is on disk when it returns: another connection reads it at once", async (open) => {
  const [first, second] = [await open(), await open()];
  await voteAsStranger(first, await place("size"), ["c"]);
  expect(await second.selectFrom("votes").select("choice").execute()).toEqual([{ choice: "c" }]);
});

testOnEachDatabase("another answer takes the place of the first", async (open) => {
  const store = await open();
  const laws = await place("laws");
  const token = await voteAsStranger(store, laws, ["he", "small"]);
  await castVote(store, laws, { token, attempt: null }, { options: ["one", "he"] });
  const rows = await store.selectFrom("votes").select("choice").orderBy("choice").execute();
  expect(rows.map((row) => row.choice)).toEqual(["he", "one"]);
});

testOnEachDatabase("a hundred changes of mind at once on two connections leave one vote", async (open) => {
  const [first, second] = [await open(), await open()];
  const size = await place("size");
  const token = await voteAsStranger(first, size, ["a"]);
  const options = ["a", "b", "c"];
  await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      castVote(
        index % 2 === 0 ? first : second,
        size,
        { token, attempt: null },
        {
          options: [options[index % 3] ?? "a"],
        },
      ),
    ),
  );
  expect(await first.selectFrom("votes").selectAll().execute()).toHaveLength(1);
  expect(await first.selectFrom("readers").selectAll().execute()).toHaveLength(1);
});

testOnEachDatabase("a first vote that is sent again, its reply lost, is the same reader's", async (open) => {
  const store = await open();
  const size = await place("size");
  const attempt = randomBytes(16).toString("hex");
  const lost = await castVote(store, size, { token: null, attempt }, { options: ["a"] });
  const retry = await castVote(store, size, { token: null, attempt }, { options: ["a"] });
  expect(await store.selectFrom("votes").selectAll().execute()).toHaveLength(1);
  expect(retry.token).not.toBe(lost.token);
  const known = await castVote(store, size, { token: retry.token, attempt: null }, { options: ["c"] });
  expect(known.token).toBeNull();
  // The cookie has come back, so the attempt id opens nothing any more.
  const late = await castVote(store, size, { token: null, attempt }, { options: ["b"] });
  expect(late.token).not.toBeNull();
  expect(await store.selectFrom("readers").selectAll().execute()).toHaveLength(2);
});

testOnEachDatabase("the answer is shown only to who has voted", async (open) => {
  const store = await open();
  const size = await place("size");
  await expect(revealPoll(store, size, null)).rejects.toMatchObject({ code: "answer-first" });
  const elsewhere = await voteAsStranger(store, await place("laws"), ["he"]);
  await expect(revealPoll(store, size, elsewhere)).rejects.toMatchObject({ code: "answer-first" });
  expect(await store.selectFrom("reveals").selectAll().execute()).toEqual([]);
});

testOnEachDatabase(
  "after the reveal the vote stands; sent again unchanged it is still welcome",
  async (open) => {
    const store = await open();
    const size = await place("size");
    const token = await voteAsStranger(store, size, ["a"]);
    await revealPoll(store, size, token);
    await revealPoll(store, size, token);
    const change = castVote(store, size, { token, attempt: null }, { options: ["b"] });
    await expect(change).rejects.toMatchObject({ code: "already-revealed", status: 409 });
    const same = await castVote(store, size, { token, attempt: null }, { options: ["a"] });
    expect(same.saved.answer).toEqual({ options: ["a"] });
    expect(await store.selectFrom("votes").select("choice").execute()).toEqual([{ choice: "a" }]);
  },
);

testOnEachDatabase("counts are of readers: every option, each reader once", async (open) => {
  const store = await open();
  const laws = await place("laws");
  await voteAsStranger(store, laws, ["he", "one"]);
  await voteAsStranger(store, laws, ["he", "small"]);
  const token = await voteAsStranger(store, laws, ["small"]);
  const { result } = await revealPoll(store, laws, token);
  expect(result.readers).toBe(3);
  expect(result.options.map(({ id, readers }) => [id, readers])).toEqual([
    ["he", 2],
    ["one", 1],
    ["small", 2],
  ]);
});

testOnEachDatabase("of several right options all are needed, and no other", async (open) => {
  const store = await open();
  const laws = await place("laws");
  const judge = async (options: string[]) =>
    (await revealPoll(store, laws, await voteAsStranger(store, laws, options))).result.correct;
  expect(await judge(["one", "he"])).toBe(true);
  expect(await judge(["he"])).toBe(false);
  expect(await judge(["he", "one", "small"])).toBe(false);
});

testOnEachDatabase("numbers are counted by value, and judged with the tolerance", async (open) => {
  const store = await open();
  const width = await place("width");
  const vote = (value: number) => castVote(store, width, stranger, { value });
  for (const value of [200, 210, 210, 211]) await vote(value);
  const { token } = await vote(402);
  const { result } = await revealPoll(store, width, token);
  expect(result.correct).toBe(false);
  expect(result.number?.tolerance).toBe("within 5 %");
  expect(result.number?.replyHtml).toContain("You doubled it.");
  expect(result.number?.distribution).toEqual({
    values: [
      { value: 200, correct: true, readers: 1 },
      { value: 210, correct: true, readers: 2 },
      { value: 211, correct: false, readers: 1 },
      { value: 402, correct: false, readers: 1 },
    ],
    others: 0,
  });
});

testOnEachDatabase("beyond eight different numbers the rarest are counted together", async (open) => {
  const store = await open();
  const width = await place("width");
  const { token } = await castVote(store, width, stranger, { value: 1 });
  await castVote(store, width, stranger, { value: 1 });
  for (let value = 2; value <= 12; value++) await castVote(store, width, stranger, { value });
  const { result } = await revealPoll(store, width, token);
  expect(result.number?.distribution.values).toHaveLength(8);
  expect(result.number?.distribution.others).toBe(4);
});

testOnEachDatabase(
  "before the reveal a reader's own answers come back without a word of the result",
  async (open) => {
    const store = await open();
    const size = await place("size");
    const token = await voteAsStranger(store, size, ["a"]);
    const polls: CompiledPoll[] = [size.poll, (await place("laws")).poll];
    const before = await listAnswers(store, "sizes", polls, token);
    expect(before).toMatchObject({ size: { answer: { options: ["a"] }, result: null } });
    expect(JSON.stringify(before)).not.toMatch(/SECRET|correct/);
    await revealPoll(store, size, token);
    const after = await listAnswers(store, "sizes", polls, token);
    expect(after["size"]?.result?.explanationHtml).toContain("SECRET");
    expect(Object.keys(after)).toEqual(["size"]);
    expect(await listAnswers(store, "sizes", polls, "a-stranger's-cookie")).toEqual({});
  },
);

testOnEachDatabase(
  "an edited question starts from no votes, and a page that shows the old one is told so",
  async (open) => {
    const store = await open();
    const before = await place("size");
    const token = await voteAsStranger(store, before, ["a"]);
    await revealPoll(store, before, token);
    writePolls(yaml.replace("text: 32", "text: 33 of them"));
    const after = await place("size");
    await expect(getPoll("sizes", "size", before.poll.version, root)).rejects.toMatchObject({
      code: "poll-changed",
    });
    expect(await listAnswers(store, "sizes", [after.poll], token)).toEqual({});
    await castVote(store, after, { token, attempt: null }, { options: ["b"] });
    const { result } = await revealPoll(store, after, token);
    expect(result.readers).toBe(1);
  },
);

testOnEachDatabase(
  "an answer that does not fit the question is refused, and no reader is made of it",
  async (open) => {
    const store = await open();
    const size = await place("size");
    const width = await place("width");
    const misfits = [
      castVote(store, size, stranger, { options: ["a", "b"] }),
      castVote(store, size, stranger, { options: ["z"] }),
      castVote(store, size, stranger, { value: 41 }),
      castVote(store, width, stranger, { options: ["a"] }),
    ];
    for (const misfit of misfits) await expect(misfit).rejects.toMatchObject({ code: "bad-request" });
    expect(await store.selectFrom("readers").selectAll().execute()).toEqual([]);
  },
);

test("a lesson or question that does not exist is not found", async () => {
  await expect(getPoll("no-lesson", "size", undefined, root)).rejects.toMatchObject({ status: 404 });
  await expect(getPoll("sizes", "no-poll", undefined, root)).rejects.toMatchObject({ status: 404 });
});
