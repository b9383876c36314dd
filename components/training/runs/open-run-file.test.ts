import { expect, test } from "vitest";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { freeId, openRunFile, readRunText } from "./open-run-file";
import { nameFile } from "./save-run";
import { trainRun } from "./test-runs";

const free = () => false;

test("a saved run is read under its own id, or under a free one where that is taken", async () => {
  const log = await trainRun("a");
  const text = encodeArtefact(log);
  expect(readRunText(text, free)).toEqual({ ok: true, log });
  const taken = new Set(["a", "a-2"]);
  expect(readRunText(text, (id) => taken.has(id))).toEqual({ ok: true, log: { ...log, id: "a-3" } });
});

test("a free id stays within the length that a file may have", () => {
  const long = "x".repeat(80);
  const next = freeId(long, (id) => id === long);
  expect(next).toHaveLength(80);
  expect(next.endsWith("-2")).toBe(true);
});

test("what is no run, or not one that could be shown, is refused in a sentence", async () => {
  const log = await trainRun("a");
  const say = (text: string) => {
    const opened = readRunText(text, free);
    return opened.ok ? "read" : opened.message;
  };
  expect(say("x1,x2")).toContain("no JSON");
  const [state] = log.states;
  expect(
    say(encodeArtefact({ ...log, states: [{ ...state!, weights: state!.weights.slice(1) }] })),
  ).toContain("not those of the network");
  expect(say(encodeArtefact({ ...log, points: log.points.slice(0, 1), states: [state!] }))).toContain(
    "not trained",
  );
});

test("a file is read, and one that is far too large or gone is refused", async () => {
  const log = await trainRun("a");
  const file = new File([encodeArtefact(log)], "run-1.run.json");
  expect(await openRunFile(file, free)).toEqual({ ok: true, log });
  expect(await openRunFile({ size: 1e9 } as File, free)).toMatchObject({ ok: false });
  const gone = { size: 10, text: () => Promise.reject(new Error("gone")) } as File;
  expect(await openRunFile(gone, free)).toEqual({
    ok: false,
    message: expect.stringContaining("could not be read"),
  });
});

test("a file is named after its run, in characters that every system takes", () => {
  expect(nameFile("run 3")).toBe("run-3.run.json");
  expect(nameFile("Spiral / two layers")).toBe("spiral-two-layers.run.json");
  expect(nameFile("?")).toBe("run.run.json");
});
