import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { readEdits, writeEdit } from "./edit-store";

test("edits are kept by lesson and cell, and forgotten when they are taken back", async () => {
  expect(await writeEdit("lstm", "gates", "1;")).toBe(true);
  await writeEdit("lstm", "cells", "2;");
  await writeEdit("lstm-again", "gates", "3;");
  await writeEdit("lstm", "gates", "4;");
  expect(await readEdits("lstm")).toEqual(
    new Map([
      ["cells", "2;"],
      ["gates", "4;"],
    ]),
  );
  await writeEdit("lstm", "gates", null);
  expect([...(await readEdits("lstm")).keys()]).toEqual(["cells"]);
  expect([...(await readEdits("resnet")).keys()]).toEqual([]);
});
