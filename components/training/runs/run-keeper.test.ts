import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RunLog } from "@/lib/experiment/run/log";
import type { KeptRun } from "./kept-run";
import { createRunKeeper } from "./run-keeper";
import type { openRunStore } from "./run-store";
import { inventRun, keep } from "./test-runs";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store in memory that writes down what it is asked. */
function createStore(stored: readonly KeptRun[] = []) {
  const asked: string[] = [];
  const failing = new Set<string>();
  const open: typeof openRunStore = (place) => {
    asked.push(`open ${place}`);
    return {
      list: async () => [...stored],
      async write({ log, number }) {
        asked.push(`write ${log.id} as ${number} at ${log.points.at(-1)?.step}`);
        return !failing.has(log.id);
      },
      async remove(id) {
        asked.push(`remove ${id}`);
      },
      async clear() {
        asked.push("clear");
      },
      close: () => asked.push("close"),
    };
  };
  return { asked, failing, open };
}

function at(log: RunLog, step: number, end: RunLog["end"] = null): RunLog {
  const [point] = log.points;
  return { ...log, points: [{ ...point!, step }], end };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("a log that grows all the time is shown 10 times a second, stored once a second, and at its end", async () => {
  const { asked, open } = createStore();
  const keeper = createRunKeeper("trainer", open);
  keeper.open("/widgets/trainer");
  await settle();
  let renders = 0;
  keeper.subscribe(() => renders++);
  const log = inventRun("a");
  for (let i = 1; i <= 180; i++) {
    keeper.put(at(log, i));
    await vi.advanceTimersByTimeAsync(1000 / 60);
  }
  expect(renders).toBeGreaterThan(20);
  expect(renders).toBeLessThanOrEqual(31);
  expect(asked.filter((line) => line.startsWith("write")).length).toBeLessThanOrEqual(4);
  keeper.put(at(log, 181, { reason: "epochs", step: 181 }));
  await settle();
  expect(asked[0]).toBe("open /widgets/trainer:trainer");
  expect(asked.at(-1)).toBe("write a as 1 at 181");
  const written = asked.length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveLength(written);
  expect(keeper.getSnapshot().kept).toHaveLength(1);
});

test("what is not stored yet is stored when the page is left", async () => {
  const { asked, open } = createStore();
  const keeper = createRunKeeper("trainer", open);
  const close = keeper.open("/p");
  await settle();
  keeper.put(at(inventRun("a"), 1));
  await settle();
  keeper.put(at(inventRun("a"), 2));
  await keeper.flush();
  expect(asked.at(-1)).toBe("write a as 1 at 2");
  keeper.put(at(inventRun("a"), 3));
  close();
  expect(asked.slice(-2)).toEqual(["write a as 1 at 3", "close"]);
});

test("runs begun before the store has answered come after the stored ones, and are stored under their new name", async () => {
  const { asked, open } = createStore([keep(inventRun("old"), 1)]);
  const keeper = createRunKeeper("trainer", open);
  keeper.put(inventRun("new"));
  keeper.open("/p");
  expect(keeper.getSnapshot().isLoaded).toBe(false);
  await vi.advanceTimersByTimeAsync(1100);
  const { kept, isLoaded } = keeper.getSnapshot();
  expect(kept.map(({ log, number }) => [log.id, number])).toEqual([
    ["old", 1],
    ["new", 2],
  ]);
  expect(isLoaded).toBe(true);
  expect(asked.filter((line) => line.startsWith("write"))).toEqual(["write new as 2 at 20"]);
});

test("a run that was removed stays away though its training goes on, and its id stays taken", async () => {
  const { asked, open } = createStore();
  const keeper = createRunKeeper("trainer", open);
  keeper.open("/p");
  await settle();
  keeper.put(inventRun("a"));
  keeper.remove("a");
  keeper.put(at(inventRun("a"), 30));
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getSnapshot().kept).toEqual([]);
  expect(asked.at(-1)).toBe("remove a");
  expect(keeper.has("a")).toBe(true);
  expect(keeper.has("b")).toBe(false);
});

test("clearing leaves nothing, even if the store answers later", async () => {
  const { asked, open } = createStore([keep(inventRun("old"), 1)]);
  const keeper = createRunKeeper("trainer", open);
  keeper.open("/p");
  keeper.clear();
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getSnapshot()).toMatchObject({ kept: [], isLoaded: true });
  expect(asked).toContain("clear");
});

test("a run before its first recorded step is not listed", async () => {
  const keeper = createRunKeeper("trainer", createStore().open);
  keeper.open("/p");
  await settle();
  keeper.put(at({ ...inventRun("a"), states: [] }, 0));
  await vi.advanceTimersByTimeAsync(200);
  expect(keeper.getSnapshot().kept).toEqual([]);
  keeper.put(at(inventRun("a"), 12));
  await vi.advanceTimersByTimeAsync(200);
  expect(keeper.getSnapshot().kept).toHaveLength(1);
});

test("the oldest run that is not pinned goes from the store as well", async () => {
  const stored = Array.from({ length: 12 }, (_, i) => keep(inventRun(`run${i}`), i + 1));
  const { asked, open } = createStore(stored);
  const keeper = createRunKeeper("trainer", open);
  keeper.pin(["run0"]);
  keeper.open("/p");
  await settle();
  keeper.put(inventRun("new"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.filter((line) => line.startsWith("remove"))).toEqual(["remove run1"]);
  expect(keeper.getSnapshot().kept.at(0)?.log.id).toBe("run0");
  expect(keeper.getSnapshot().kept.at(-1)).toMatchObject({ number: 13, slot: 1 });
});

test("what goes wrong in the store is told and costs nothing else", async () => {
  const { open } = createStore();
  const keeper = createRunKeeper("trainer", (place, onProblem) => {
    onProblem("Nothing is kept.");
    return open(place, onProblem);
  });
  keeper.open("/p");
  await settle();
  keeper.put(inventRun("a"));
  await vi.advanceTimersByTimeAsync(200);
  expect(keeper.getSnapshot()).toMatchObject({ problem: "Nothing is kept.", isLoaded: true });
  expect(keeper.getSnapshot().kept).toHaveLength(1);
});

test("a run that could not be stored is tried again with the next one", async () => {
  const { asked, failing, open } = createStore();
  const keeper = createRunKeeper("trainer", open);
  keeper.open("/p");
  await settle();
  failing.add("a");
  keeper.put(inventRun("a"));
  await vi.advanceTimersByTimeAsync(5000);
  failing.clear();
  keeper.put(inventRun("b"));
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.filter((line) => line.startsWith("write"))).toEqual([
    "write a as 1 at 20",
    "write a as 1 at 20",
    "write b as 2 at 20",
  ]);
});

test("what was removed comes back under its name and colour, and is stored again", async () => {
  const { asked, open } = createStore();
  const keeper = createRunKeeper("trainer", open);
  keeper.open("/p");
  await settle();
  for (const id of ["a", "b", "c"]) keeper.put(at(inventRun(id), 1));
  await vi.advanceTimersByTimeAsync(200);
  const before = keeper.getSnapshot().kept;
  keeper.remove("b");
  keeper.put(at(inventRun("b"), 2));
  expect(keeper.getSnapshot().kept.map(({ log }) => log.id)).toEqual(["a", "c"]);
  keeper.restore();
  expect(keeper.getSnapshot()).toMatchObject({ kept: before, removed: [] });
  await keeper.flush();
  expect(asked.at(-1)).toBe("write b as 2 at 1");

  keeper.clear();
  expect(keeper.getSnapshot()).toMatchObject({ kept: [], removed: before });
  keeper.put(at(inventRun("d"), 1));
  await vi.advanceTimersByTimeAsync(200);
  keeper.restore();
  const { kept } = keeper.getSnapshot();
  expect(new Set(kept.map(({ log }) => log.id))).toEqual(new Set(["a", "b", "c", "d"]));
  expect(new Set(kept.map(({ number }) => number)).size).toBe(4);
  expect(new Set(kept.map(({ slot }) => slot)).size).toBe(4);
});
