import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "./compile-lesson";
import { findPredicted } from "./predictions";
import { SAMPLE_FRONTMATTER } from "./test-lesson";

const poll = `
- id: lower
  kind: single
  question: Which ends lower?
  options:
    - { id: free, text: The free one, reply: It overfits. }
    - { id: held, text: The held one, correct: true }
  predict:
    widget: dial
    set: { l2: 0.1 }
    outcome: { by: lowest, measure: validation loss, options: [free, held] }
  explanation: The held one.
`;

/** Compiles a lesson with one widget, `dial`, and these polls. */
async function compile(polls: string) {
  const root = path.join(await mkdtemp(path.join(tmpdir(), "course-")), "content");
  const folder = path.join(root, "lessons", "sample");
  await mkdir(folder, { recursive: true });
  const body = '<RegularizationLab id="dial" kind="l2" noise={0.1} />\n\n<Poll id="lower" />';
  await writeFile(path.join(folder, "lesson.mdx"), `${SAMPLE_FRONTMATTER}\n${body}\n`);
  await writeFile(path.join(folder, "polls.yaml"), polls);
  await writeFile(path.join(root, "glossary.yaml"), "[]\n");
  return compileLesson("sample", tagRules, root);
}

test("a prediction runs the widget as it stands in the lesson, with the poll's own settings over it", async () => {
  const { polls, widgets } = await compile(poll);
  const [first] = polls;
  if (first === undefined || first.kind === "number" || first.predict === null) throw new Error("none");
  expect(findPredicted(first.predict, widgets)).toEqual({
    tag: "RegularizationLab",
    props: { id: "dial", kind: "l2", noise: 0.1, l2: 0.1 },
  });
});

test.each([
  ["a widget that the lesson has not", poll.replace("widget: dial", "widget: knob"), /no widget "knob"/],
  ["a setting that the widget has not", poll.replace("l2: 0.1", "price: 0.1"), /has no prop price/],
  ["a setting out of range", poll.replace("l2: 0.1", "l2: 7"), /l2: Too big/],
  ["an option that the poll has not", poll.replace("[free, held]", "[free, both]"), /no option both/],
  ["one curve", poll.replace("[free, held]", "[free]"), /outcome/],
])("%s is a fault of the content", async (_name, polls, message) => {
  await expect(compile(polls)).rejects.toThrow(message);
});
