import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { checkCourse } from "./check-course";
import { printProblem } from "./problem";
import { SAMPLE_FRONTMATTER } from "./test-lesson";

const BODY_LINE = SAMPLE_FRONTMATTER.split("\n").length;

const POLL = `- id: two
  kind: single
  question: Which?
  options:
    - { id: a, text: "one", reply: It is not. }
    - { id: b, text: "two", correct: true, reply: It is. }
  explanation: Because.
`;

/** Writes a course of one lesson with this text, and returns its problems as an author reads them. */
async function check(body: string, frontmatter = SAMPLE_FRONTMATTER): Promise<string[]> {
  const root = path.join(await mkdtemp(path.join(tmpdir(), "course-")), "content");
  const folder = path.join(root, "lessons", "sample");
  await mkdir(path.join(folder, "exercises", "first"), { recursive: true });
  await writeFile(path.join(folder, "lesson.mdx"), frontmatter + body);
  await writeFile(path.join(folder, "polls.yaml"), POLL);
  await writeFile(path.join(folder, "exercises", "first", "prompt.mdx"), "Do it.\n");
  await writeFile(
    path.join(root, "course.yaml"),
    "- { session: 1, title: One, summary: First, lessons: [{ slug: sample, title: A lesson }] }\n",
  );
  await writeFile(
    path.join(root, "glossary.yaml"),
    "- { id: width, term: width, definition: How many neurons a layer has. }\n",
  );
  return (await checkCourse(tagRules, ["network-sizer"], root)).map(printProblem);
}

const at = (line: number) => `lesson.mdx:${BODY_LINE + line - 1}: `;

test("a sound lesson has no problem", async () => {
  const body = [
    'Text with $x^2$, <Term id="width">width</Term> and a [link](#a-heading).',
    "## A heading",
    '<NetworkSizer sizes={[2, 3, 1]} />\n\n<NetworkSizer id="second" />',
    '<Poll id="two" />',
    '<Exercise id="first" />',
    "[widget](/widgets/network-sizer) [own](/lessons/sample#a-heading) [out](https://example.org) [home](/)",
  ].join("\n\n");
  expect(await check(body)).toEqual([]);
});

test.each([
  ["a wrong tag", "One.\n\n<Slideshow />", 3, "<Slideshow> is not a tag"],
  ["a wrong tag inside a sentence", "One <Slide>two</Slide>.", 1, "<Slide> is not a tag"],
  ["a wrong prop", "<NetworkSizer size={[2, 1]} />", 1, "has no prop size"],
  ["a wrong value", "a\n\nb\n\n<NetworkSizer sizes={[2, 99]} />", 5, "<NetworkSizer>: sizes.1"],
  ["a prop that computes", "<NetworkSizer sizes={[1 + 1, 2]} />", 1, "must be a literal"],
  ["a wrong poll id", '<Poll id="three" />', 1, 'no poll in this lesson\'s polls.yaml "three"'],
  ["a wrong exercise id", '<Exercise id="second" />', 1, 'no exercise folder of this lesson "second"'],
  ["a wrong term", '<Term id="height">height</Term>', 1, 'no glossary term "height"'],
  ["the same widget twice without ids", "<NetworkSizer />\n\n<NetworkSizer />", 3, "stands twice"],
  ["an import", 'import x from "y"\n\nText.', 1, "no imports"],
  ["an expression", "Text {1 + 1}.", 1, "no expressions"],
  ["a broken tag", "Text\n\n<Recap>\n\nopen", 3, "Recap"],
  ["a dead anchor", "[x](#nowhere)", 1, "names a heading that does not exist"],
  ["a dead lesson", "a\n\n[x](/lessons/nowhere)", 3, "a lesson that does not exist"],
  ["a dead widget", "[x](/widgets/nothing)", 1, "there is no widget nothing"],
  ["an insecure link", "[x](http://example.org)", 1, "must be https"],
  ["a broken formula", "Text $\\frac{1}$.", 1, "KaTeX"],
])("%s fails with file and line", async (_, body, line, message) => {
  const problems = await check(body);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(at(line));
  expect(problems[0]).toContain(message);
});

test("a prerequisite that does not exist is named", async () => {
  const problems = await check(
    "Text.",
    SAMPLE_FRONTMATTER.replace("prerequisites: []", "prerequisites: [nothing]"),
  );
  expect(problems[0]).toContain("lesson.mdx:");
  expect(problems[0]).toContain("prerequisite nothing does not exist");
});

test("a fault in the frontmatter is named with its line", async () => {
  const problems = await check("Text.", SAMPLE_FRONTMATTER.replace("minutes: 5", "minutes: many"));
  expect(problems[0]).toMatch(/lesson\.mdx:7: frontmatter minutes/);
});
