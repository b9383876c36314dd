import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "./sources.mjs";

let root: string;

function write(file: string, text: string): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "forward-pass-sources-"));
  write("content/lessons/lstm/lesson.mdx", "A gate");
  write("lib/math/random.ts", "seed");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a build is stale when a source changes, comes, goes or is renamed", () => {
  const seen = new Set([hashSources(root)]);
  write("content/lessons/lstm/lesson.mdx", "Two gates");
  seen.add(hashSources(root));
  write("app/page.tsx", "");
  seen.add(hashSources(root));
  rmSync(path.join(root, "app/page.tsx"));
  write("app/other.tsx", "");
  seen.add(hashSources(root));
  expect(seen.size).toBe(4);
});

test("a build stays fresh when tests, documents or rewritten files with the same content change", () => {
  const before = hashSources(root);
  write("content/lessons/lstm/claims.test.ts", "a test");
  write("README.md", "words");
  write("public/wasm/backend.wasm", "copied");
  write("lib/math/random.ts", "seed");
  expect(hashSources(root)).toBe(before);
});
