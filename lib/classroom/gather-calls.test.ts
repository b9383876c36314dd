import { expect, test } from "vitest";
import { gatherCalls } from "./gather-calls";

const options = { most: 3, mostWaiting: 10 };

/** A run that ends when it is told to, and the calls of each run so far. */
function createRun() {
  const runs: number[][] = [];
  const ends: ((faults: unknown[]) => void)[] = [];
  const run = (calls: readonly number[]) => {
    runs.push([...calls]);
    return new Promise<unknown[]>((resolve) => ends.push(resolve));
  };
  const end = async (faults: unknown[] = []) => {
    ends.shift()?.(faults);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { runs, run, end };
}

test("a single call is run at once; those that come meanwhile are run together, in their order", async () => {
  const { runs, run, end } = createRun();
  const call = gatherCalls(run, options);
  const calls = [1, 2, 3, 4, 5].map(call);
  expect(runs).toEqual([[1]]);
  await end();
  expect(runs).toEqual([[1], [2, 3, 4]]);
  await end();
  await end();
  await Promise.all(calls);
  expect(runs).toEqual([[1], [2, 3, 4], [5]]);
});

test("each call gets its own fault, and a run that fails is the fault of all its calls and of no others", async () => {
  const { run, end } = createRun();
  const call = gatherCalls(run, options);
  const results = Promise.allSettled([1, 2, 3].map(call));
  await end();
  await end([null, "too late"]);
  expect((await results).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);

  let isBroken = true;
  const breaking = gatherCalls(async () => {
    if (isBroken) throw new Error("no disk");
    return [];
  }, options);
  await expect(breaking(1)).rejects.toThrow("no disk");
  isBroken = false;
  await expect(breaking(2)).resolves.toBeUndefined();
});

test("one call more than may wait is refused, and the others are not", async () => {
  const { run, end } = createRun();
  const call = gatherCalls(run, { most: 3, mostWaiting: 2 });
  const kept = [1, 2, 3].map(call);
  await expect(call(4)).rejects.toMatchObject({ code: "database-busy", status: 503 });
  await end();
  await end();
  await expect(Promise.all(kept)).resolves.toHaveLength(3);
});
