import { expect, test } from "vitest";
import { job, type ReadTableFrame } from "./read-table-job";
import { createTestLab } from "./test-lab";

const text = `x,y,z,kind\n${Array.from({ length: 12 }, (_, i) => `${i / 2},${i * i},${-i},${i % 2 ? "a" : "b"}`).join("\n")}\n`;

const createJob = () => {
  const { lab, drawFrame, crashWorker } = createTestLab({ "read-table": async () => ({ job }) });
  const run = lab.createJob<{ input: Blob | string }, object, ReadTableFrame>("read-table");
  /** Draws until the state is as wished. */
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      drawFrame();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { lab, run, until, crashWorker };
};

test("a file is read in the worker, and other columns are taken from it once it is done", async () => {
  const { lab, run, until, crashWorker } = createJob();
  run.start({ input: new Blob(["\ufeff", text]) });
  await until(() => run.getState().status === "done" && run.getState().latest !== null);
  const first = run.getState().latest;
  expect(first?.columns.map(({ name }) => name)).toEqual(["x", "y", "z", "kind"]);
  expect(first?.reading).toMatchObject({ rows: 12, kept: 12, fault: null });
  expect(first?.reading.source?.axes.map(({ name }) => name)).toEqual(["x", "y"]);

  run.send({ choice: { ...first?.choice, y: 2 } });
  await until(() => run.getState().latest?.choice.y === 2);
  expect(run.getState().latest?.reading.source?.axes.map(({ name }) => name)).toEqual(["x", "z"]);
  expect(run.getState().status).toBe("done");

  // A choice that cannot be used is a fault of the choice: the table stays.
  run.send({ choice: { ...first?.choice, y: 3 } });
  await until(() => run.getState().latest?.reading.fault !== null);
  expect(run.getState().latest?.reading.fault).toContain("kind is an axis and the target at once");
  expect(run.getState().status).toBe("done");

  crashWorker();
  await until(() => run.getState().latest?.reading.fault === null);
  expect(run.getState().latest?.reading.kept).toBe(12);
  lab.dispose();
});

test("a pasted text is read like a file; what is no table fails with words", async () => {
  const { lab, run, until } = createJob();
  run.start({ input: text });
  await until(() => run.getState().latest !== null);
  expect(run.getState().latest?.reading.kept).toBe(12);
  run.start({ input: new Blob([Uint8Array.of(0x50, 0x4b, 3, 4)]) });
  await until(() => run.getState().status === "failed");
  expect(run.getState().error).toMatchObject({ code: "table", message: expect.stringContaining("workbook") });
  lab.dispose();
});
