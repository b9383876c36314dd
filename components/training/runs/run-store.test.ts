import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRunStore } from "./run-store";
import { writeRecord } from "./run-record";
import { keep, trainRun } from "./test-runs";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const never = () => {
  throw new Error("There should be no problem.");
};

test("a trained run comes back from the store as it was, number for number", async () => {
  const run = keep(await trainRun("a"), 3, 5);
  await openRunStore("/widgets/trainer:trainer", never).write(run);
  const store = openRunStore("/widgets/trainer:trainer", never);
  expect(await store.list()).toEqual([run]);
  expect((await store.list())[0]?.log.states[0]?.weights[0]?.values).toBeInstanceOf(Float32Array);
});

test("a run that diverged comes back too, with its losses that are no numbers", async () => {
  const log = await trainRun(
    "wild",
    {
      data: { source: { kind: "surface" } },
      training: { loss: "squaredError", optimizer: { kind: "sgd" }, learningRate: 1000 },
    },
    40,
  );
  expect(log.end?.reason).toBe("diverged");
  const store = openRunStore("here", never);
  await store.write(keep(log, 1));
  expect(await store.list()).toEqual([keep(log, 1)]);
});

test("each place has its own runs, in the order of their numbers, and removing is of one place", async () => {
  const [first, second] = [await trainRun("z"), await trainRun("a")];
  const [here, there] = [openRunStore("/a:one", never), openRunStore("/a:one:two", never)];
  await here.write(keep(second, 2));
  await here.write(keep(first, 1));
  await there.write(keep(first, 1));
  expect((await here.list()).map(({ log }) => log.id)).toEqual(["z", "a"]);
  await here.remove("z");
  expect((await here.list()).map(({ log }) => log.id)).toEqual(["a"]);
  await here.clear();
  expect(await here.list()).toEqual([]);
  expect((await there.list()).map(({ log }) => log.id)).toEqual(["z"]);
});

test("what does not fit is left out, and the rest is read", async () => {
  const log = await trainRun("good");
  const store = openRunStore("here", never);
  await store.write(keep(log, 1));
  const [state] = log.states;
  const record = writeRecord(keep(log, 2)) as { log: object };
  const broken: [string, unknown][] = [
    ["a text", "not a run"],
    ["of a later version", { ...record, version: 2 }],
    ["with more than a run has", { ...record, more: 1 }],
    ["with settings that are none", { ...record, log: { ...log, experiment: { data: 7 } } }],
    ["with arrays that were moved away", { ...record, log: { ...log, states: [cutWeights(state!)] } }],
    ["with weights of another network", { ...record, log: { ...log, states: [{ ...state!, weights: [] }] } }],
  ];
  const database = await openDB("forward-pass-runs", 1);
  for (const [id, value] of broken) await database.put("runs", value, ["here", id]);
  expect((await store.list()).map(({ log: { id } }) => id)).toEqual(["good"]);
});

function cutWeights(state: Awaited<ReturnType<typeof trainRun>>["states"][number]) {
  return { ...state, weights: state.weights.map((weight) => ({ ...weight, values: new Float32Array(0) })) };
}

test("without a store everything is quiet, and the reader is told once", async () => {
  const log = await trainRun("a");
  for (const broken of [
    undefined,
    {
      open() {
        throw new DOMException("Not here.", "SecurityError");
      },
    },
  ]) {
    globalThis.indexedDB = broken as unknown as IDBFactory;
    const tell = vi.fn();
    const store = openRunStore("here", tell);
    expect(await store.list()).toEqual([]);
    await store.write(keep(log, 1));
    await store.remove("a");
    await store.clear();
    store.close();
    expect(tell).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("runs last until it is closed"));
  }
});

test("a full store says that it is full, and reads on", async () => {
  const log = await trainRun("a");
  const tell = vi.fn();
  const store = openRunStore("here", tell);
  await store.write(keep(log, 1));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("Full.", "QuotaExceededError");
  });
  await store.write(keep({ ...log, id: "b" }, 2));
  await store.write(keep({ ...log, id: "c" }, 3));
  expect(tell).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("is full"));
  expect(await store.list()).toEqual([keep(log, 1)]);
});

test("a store that never answers counts as none", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  globalThis.indexedDB = { open: () => new EventTarget() } as unknown as IDBFactory;
  const tell = vi.fn();
  const list = openRunStore("here", tell).list();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await list).toEqual([]);
  expect(tell).toHaveBeenCalledOnce();
});

test("a page with a newer form of the store is not kept waiting, and this one goes on without", async () => {
  const log = await trainRun("a");
  const tell = vi.fn();
  const store = openRunStore("here", tell);
  await store.write(keep(log, 1));
  const newer = await openDB("forward-pass-runs", 2);
  await store.write(keep(log, 1));
  expect(tell).toHaveBeenCalledOnce();
  newer.close();
});

test("a store that was slow to answer is used once it does, and the reader is told that too", async () => {
  const log = await trainRun("a");
  const real = globalThis.indexedDB;
  globalThis.indexedDB = {
    open() {
      throw new DOMException("Busy.", "UnknownError");
    },
  } as unknown as IDBFactory;
  const tell = vi.fn();
  const store = openRunStore("here", tell);
  expect(await store.write(keep(log, 1))).toBe(false);
  globalThis.indexedDB = real;
  expect(await store.write(keep(log, 1))).toBe(true);
  expect(tell.mock.calls.map(([words]) => words === null)).toEqual([false, true]);
  expect(await store.list()).toEqual([keep(log, 1)]);
});
