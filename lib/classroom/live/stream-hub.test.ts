import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createStreamHub } from "./stream-hub";

const decoder = new TextDecoder();

function listen() {
  const messages: Uint8Array[] = [];
  let isClosed = false;
  let isFull = false;
  return {
    send(message: Uint8Array) {
      if (isFull) return false;
      messages.push(message);
      return true;
    },
    fill: (full: boolean) => {
      isFull = full;
    },
    close: () => {
      isClosed = true;
    },
    messages,
    read: () => messages.map((message) => decoder.decode(message)),
    isClosed: () => isClosed,
  };
}

/** A state that does not change by itself. */
const still = (text: string) => ({ text, until: null });

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(2);
}

test("a thousand changes at once are few messages, and the last holds all of them", async () => {
  let count = 0;
  let readings = 0;
  const hub = createStreamHub({
    load: async () => {
      readings += 1;
      return still(String(count));
    },
    intervalMilliseconds: 20,
  });
  const stream = listen();
  hub.subscribe("session", stream);
  for (let change = 0; change < 1000; change++) {
    count += 1;
    hub.announce("session");
    if (change % 100 === 0) await sleep(1);
  }
  await waitUntil(() => stream.read().at(-1)?.includes("data: 1000\n") === true);
  expect(readings).toBeLessThan(30);
  expect(stream.read().at(-1)).toMatch(/^id: \d+\ndata: 1000\n\n$/);
});

test("all streams of a topic share one buffer", async () => {
  const hub = createStreamHub({ load: async () => still("{}") });
  const streams = [listen(), listen(), listen()];
  for (const stream of streams) hub.subscribe("session", stream);
  await waitUntil(() => streams.every(({ messages }) => messages.length === 1));
  expect(streams[1]?.messages[0]).toBe(streams[0]?.messages[0]);
  expect(streams[2]?.messages[0]).toBe(streams[0]?.messages[0]);
});

test("who comes late is told the present state at once, and no message of another topic", async () => {
  const states: Record<string, string> = { first: "1", second: "2" };
  const hub = createStreamHub({ load: async (topic) => still(states[topic] ?? "") });
  const early = listen();
  hub.subscribe("first", early);
  await waitUntil(() => early.messages.length === 1);
  const late = listen();
  hub.subscribe("first", late);
  expect(late.read()).toEqual(["id: 1\ndata: 1\n\n"]);
  const elsewhere = listen();
  hub.subscribe("second", elsewhere);
  await waitUntil(() => elsewhere.messages.length === 1);
  expect(elsewhere.read()).toEqual(["id: 1\ndata: 2\n\n"]);
});

test("a stream that is too full gets the newest message when it is ready, once, and none of those between", async () => {
  let state = "1";
  const hub = createStreamHub({ load: async () => still(state), intervalMilliseconds: 5 });
  const [slow, quick] = [listen(), listen()];
  const { catchUp } = hub.subscribe("session", slow);
  hub.subscribe("session", quick);
  await waitUntil(() => slow.messages.length === 1 && quick.messages.length === 1);
  slow.fill(true);
  for (const next of ["2", "3", "4"]) {
    state = next;
    hub.announce("session");
    await waitUntil(() => quick.read().at(-1)?.includes(`data: ${next}\n`) === true);
  }
  catchUp();
  expect(slow.messages).toHaveLength(1);
  slow.fill(false);
  catchUp();
  catchUp();
  expect(slow.read().map((text) => text.split("data: ")[1])).toEqual(["1\n\n", "4\n\n"]);
});

test("who comes right after a change is told of it first, not of how it was before", async () => {
  let state = "before";
  let readings = 0;
  const hub = createStreamHub({
    load: async () => {
      readings += 1;
      const read = state;
      await sleep(20);
      return still(read);
    },
    intervalMilliseconds: 60,
  });
  const early = listen();
  hub.subscribe("session", early);
  await waitUntil(() => early.messages.length === 1);
  await sleep(80);
  // While it is being read, and again before the next reading may begin.
  hub.announce("session");
  const begun = readings;
  state = "after";
  hub.announce("session");
  const late = listen();
  hub.subscribe("session", late);
  await waitUntil(() => late.messages.length > 0);
  expect(late.read()[0]).toContain("data: after");
  expect(readings).toBeGreaterThan(begun);
  const same = listen();
  hub.announce("session");
  hub.subscribe("session", same);
  await waitUntil(() => same.messages.length > 0);
  expect(same.read()[0]).toContain("data: after");
  expect(late.messages).toHaveLength(1);
});

test("what has not changed is not sent again", async () => {
  const hub = createStreamHub({ load: async () => still("same"), intervalMilliseconds: 5 });
  const stream = listen();
  hub.subscribe("session", stream);
  for (let change = 0; change < 5; change++) {
    hub.announce("session");
    await sleep(10);
  }
  expect(stream.messages).toHaveLength(1);
});

test("a reading that fails ends no stream: the next change is told", async () => {
  let state: string | Error = "1";
  const hub = createStreamHub({
    load: async () => {
      if (state instanceof Error) throw state;
      return still(state);
    },
    intervalMilliseconds: 5,
  });
  const stream = listen();
  hub.subscribe("session", stream);
  await waitUntil(() => stream.messages.length === 1);
  state = new Error("the database is away");
  hub.announce("session");
  await sleep(20);
  state = "2";
  hub.announce("session");
  await waitUntil(() => stream.messages.length === 2);
  expect(stream.isClosed()).toBe(false);
});

test("the last stream that ends takes everything with it; a topic that is gone closes its streams", async () => {
  let state: string | null = "1";
  const hub = createStreamHub({
    load: async () => (state === null ? null : still(state)),
    intervalMilliseconds: 5,
  });
  const [first, second] = [listen(), listen()];
  const ends = [hub.subscribe("session", first), hub.subscribe("session", second)];
  await waitUntil(() => second.messages.length === 1);
  ends[0]?.end();
  expect(hub.countTopics()).toBe(1);
  ends[1]?.end();
  expect(hub.countTopics()).toBe(0);
  const third = listen();
  state = null;
  hub.subscribe("no such session", third);
  await waitUntil(third.isClosed);
  expect(hub.countTopics()).toBe(0);
});

test("a quiet stream says that it is alive", async () => {
  const hub = createStreamHub({ load: async () => still("1"), heartbeatMilliseconds: 10 });
  const stream = listen();
  const { end } = hub.subscribe("session", stream);
  await waitUntil(() => stream.read().filter((text) => text === ": alive\n\n").length >= 2);
  end();
});

test("a state that changes by itself is told when it does", async () => {
  const noon = Date.now() + 30;
  const hub = createStreamHub({
    load: async () => (Date.now() < noon ? { text: "before", until: noon } : still("after")),
    intervalMilliseconds: 5,
  });
  const stream = listen();
  const { end } = hub.subscribe("session", stream);
  await waitUntil(() => stream.messages.length === 2);
  expect(stream.read().map((text) => text.split("data: ")[1])).toEqual(["before\n\n", "after\n\n"]);
  end();
});
