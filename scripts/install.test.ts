import { expect, test } from "vitest";
import { findMissing, isLockRefused } from "./install.mjs";
import { findNodeFault } from "./node-version.mjs";

const locked = {
  "": {},
  "node_modules/next": { version: "16.4.6" },
  "node_modules/@libsql/linux-x64-gnu": { version: "0.5.29", optional: true },
};

test("an installation is whole when only optional packages are absent", () => {
  expect(findMissing(locked, { "node_modules/next": { version: "16.4.6" } })).toEqual([]);
});

test("an absent package and one of another version are both missing", () => {
  expect(findMissing(locked, {})).toEqual(["node_modules/next"]);
  expect(findMissing(locked, { "node_modules/next": { version: "16.0.0" } })).toEqual(["node_modules/next"]);
});

test("npm's refusal of a lock file is told from a machine that is offline", () => {
  expect(
    isLockRefused(
      "npm error code EUSAGE\nnpm error Missing: @biomejs/cli-android-arm64@2.0.0 from lock file",
    ),
  ).toBe(true);
  expect(isLockRefused("npm error code ENOTFOUND\nnpm error network request failed")).toBe(false);
});

test("Node 20.9 and newer will do", () => {
  for (const version of ["20.9.0", "20.20.2", "22.1.0", "26.0.0"]) expect(findNodeFault(version)).toBeNull();
  for (const version of ["20.8.1", "18.19.1", "8.0.0"])
    expect(findNodeFault(version)).toContain(`Node ${version}`);
});
