import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "./paths.mjs";
import { addLesson } from "./scaffold-lesson.mjs";
import { addWidget } from "./scaffold-widget.mjs";

const PARTS = [
  "components",
  "content",
  "lib",
  "scripts",
  "eslint.config.mjs",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
  ".prettierrc.json",
];

let root: string;
let files: string[];

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "forward-pass-new-"));
  for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(root, "node_modules"), "junction");
  files = [
    ...(await addWidget(root, "loss-surface-3d")),
    ...(await addLesson(root, "gradient-descent")),
    ...(await addLesson(root, "an-extra-lesson")),
  ];
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs an installed command in the copy; throws with what it said when it fails. */
function run(script: string, ...args: string[]): string {
  return execFileSync(process.execPath, [path.join(ROOT, "node_modules", script), ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe",
  });
}

const sources = () => files.filter((file) => /\.tsx?$/.test(file));

test("a new widget and a new lesson are formatted and break no rule", () => {
  run("prettier/bin/prettier.cjs", "--check", ...files.filter((file) => !file.endsWith(".mdx")));
  run("eslint/bin/eslint.js", "--max-warnings=0", ...sources());
});

test("their types fit", () => {
  writeFileSync(path.join(root, "styles.d.ts"), '/// <reference types="next" />\n');
  const project = { extends: "./tsconfig.json", include: ["styles.d.ts", ...sources()] };
  writeFileSync(path.join(root, "tsconfig.new.json"), JSON.stringify(project));
  run("typescript/bin/tsc", "--noEmit", "--project", "tsconfig.new.json");
});

test("their content is sound, and their own tests pass", () => {
  run("tsx/dist/cli.mjs", "--conditions=react-server", "scripts/check-content.ts");
  const tests = files.filter((file) => file.endsWith(".test.ts"));
  expect(tests).toHaveLength(3);
  run("vitest/vitest.mjs", "run", ...tests);
});

test("a lesson takes its title and place from the course's plan, or a place at its end", () => {
  const planned = readFileSync(path.join(root, "content/lessons/gradient-descent/lesson.mdx"), "utf8");
  expect(planned).toContain('title: "Gradient descent"\n');
  expect(planned).toContain("session: 2\norder: 2\n");
  const plan = readFileSync(path.join(root, "content/course.yaml"), "utf8");
  expect(plan.trimEnd()).toMatch(/- \{ slug: an-extra-lesson, title: An extra lesson \}$/);
});

test("what exists is not written over", async () => {
  await expect(addWidget(root, "network-sizer")).rejects.toThrow(
    /already, in components\/widgets\/network-sizer/,
  );
  await expect(addLesson(root, "gradient-descent")).rejects.toThrow(/already, in content\/lessons/);
});
