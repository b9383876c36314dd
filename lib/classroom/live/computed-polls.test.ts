import { expect } from "vitest";
import type { LiveCommand } from "@/lib/contract/live";
import type { WidgetQuestion } from "@/lib/contract/widget-question";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { createCaller, createOwner, createPerson } from "../testing/people";
import { addComputedPoll, findComputedPoll } from "./computed-polls";
import { exportLiveSession } from "./export-session";
import { listQuestions } from "./live-questions";
import { commandLivePoll } from "./command-live-poll";
import { endLiveSession, joinLiveSession, startLiveSession } from "./live-sessions";
import { describeLiveSession } from "./live-view";
import { createVoteQueue } from "./vote-queue";

const question: WidgetQuestion = {
  title: "Convolution, output row 1, column 2",
  question: "What is $2 \\cdot 21$?",
  right: "42",
  wrong: [
    { text: "-42", reply: "SENTINEL of the sign.", misconception: "sentinel-sign" },
    { text: "42", reply: "SENTINEL of a double.", misconception: "sentinel-double" },
    { text: "23", reply: "SENTINEL of the sum.", misconception: "sentinel-sum" },
    { text: "41", reply: "SENTINEL of a slip.", misconception: "sentinel-slip" },
  ],
  explanation: "SENTINEL of the product.",
};
const about = { widget: "convolution-stepper", place: "cross" };

const findNone = async () => null;

async function begin(store: Store) {
  const presenter = await createOwner(store);
  const session = await startLiveSession(store, presenter, "images-and-convolutions");
  const { readerId, token } = await joinLiveSession(store, { token: null, attempt: null }, session.joinCode);
  const view = await addComputedPoll(store, presenter, session.id, about, question);
  const poll = await findComputedPoll(store, session.id, view.id, view.version);
  if (poll === null) throw new Error("it is kept");
  const command = (asked: LiveCommand) => commandLivePoll(store, presenter, session.id, poll, asked);
  return { presenter, session, readerId, token, view, poll, command };
}

testOnEachDatabase("a computed question lives as any other, from its draft to the reveal", async (open) => {
  const store = await open();
  const { presenter, session, readerId, token, poll, command } = await begin(store);
  const look = async () => describeLiveSession(store, session.id, findNone);
  expect((await look()).polls).toMatchObject([{ poll: poll.id, state: { phase: "draft" } }]);
  const { id } = await command({ do: "open" });
  expect((await look()).polls, "it is the one that was added").toHaveLength(1);
  const right = poll.options.find(({ correct }) => correct)?.id ?? "";
  await createVoteQueue(async () => store)({
    token: token ?? "",
    session: session.id,
    poll: id,
    round: 1,
    answer: { options: [right] },
    sure: false,
  });
  await command({ do: "close" });
  await command({ do: "show-bars" });
  for (const told of [await look(), await listQuestions(store, readerId, createCaller(), session.id)])
    expect(JSON.stringify(told)).not.toMatch(
      /SENTINEL|sentinel|"(correct|replyHtml|explanationHtml|optionTexts)"/,
    );
  await command({ do: "show-answer" });
  const [shown] = (await look()).polls;
  expect(shown?.rounds?.[0]?.options.find((option) => option.id === right)?.voters).toBe(1);
  expect(shown?.answer?.options.filter(({ correct }) => correct).map((option) => option.id)).toEqual([right]);
  expect(shown?.answer?.options.filter(({ replyHtml }) => replyHtml?.includes("SENTINEL"))).toHaveLength(3);
  const [, line] = (await exportLiveSession(store, presenter, session.id)).split("\r\n");
  expect(line).toMatch(/^"Convolution, output row 1, column 2",1,1,42,no,yes,/);
});

testOnEachDatabase(
  "who takes part reads the question, of which widget it is, and its options in one order",
  async (open) => {
    const store = await open();
    const { session, readerId, view } = await begin(store);
    const { computed } = await listQuestions(store, readerId, createCaller(), session.id);
    expect(computed).toEqual([view]);
    expect(view).toMatchObject({ ...about, kind: "single", unit: null });
    expect(view.options).toHaveLength(4);
    expect(new Set(view.options.map(({ html }) => html)).size).toBe(4);
  },
);

testOnEachDatabase(
  "two questions of one session do not meet, and neither is another session's",
  async (open) => {
    const store = await open();
    const { presenter, session, view } = await begin(store);
    const second = await addComputedPoll(store, presenter, session.id, about, question);
    expect(second.id).not.toBe(view.id);
    const elsewhere = await startLiveSession(store, presenter, "images-and-convolutions");
    expect(await findComputedPoll(store, elsewhere.id, view.id, view.version)).toBeNull();
    expect(await findComputedPoll(store, session.id, view.id, "0000")).toBeNull();
  },
);

testOnEachDatabase("only who presents the session adds to it, and only while it goes on", async (open) => {
  const store = await open();
  const { presenter, session } = await begin(store);
  const other = await createPerson(store, presenter, "owner", "otto");
  const add = (caller: typeof other) => addComputedPoll(store, caller, session.id, about, question);
  await expect(add(other)).rejects.toMatchObject({ code: "not-found" });
  await expect(add(createCaller())).rejects.toMatchObject({ code: "not-signed-in" });
  await endLiveSession(store, presenter, session.id);
  await expect(add(presenter)).rejects.toMatchObject({ code: "not-found" });
});

testOnEachDatabase("a session takes two hundred such questions and no more", async (open) => {
  const store = await open();
  const { presenter, session } = await begin(store);
  const [row] = await store.selectFrom("live_polls").selectAll().execute();
  if (row === undefined) throw new Error("it is kept");
  const copies = Array.from({ length: 199 }, (_, index) => ({
    ...row,
    id: `copy-${index}`,
    poll: `copy-${index}`,
  }));
  await store.insertInto("live_polls").values(copies).execute();
  await expect(addComputedPoll(store, presenter, session.id, about, question)).rejects.toMatchObject({
    code: "out-of-turn",
  });
});
