import { compileLesson, type CompiledLesson } from "./compile-lesson";
import { findLinkFault, type LinkTargets } from "./links";
import { listSlugs } from "./lessons";
import { getOutline } from "./outline";
import { CONTENT_ROOT, printPath } from "./paths";
import { ContentError, type ContentProblem } from "./problem";
import type { TagRules } from "./tag-rule";

/** Every fault of the whole course: of each lesson by itself, and of what lessons say of each other. */
export async function checkCourse(
  rules: TagRules,
  widgets: readonly string[],
  root = CONTENT_ROOT,
): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = [];
  const compiled: CompiledLesson[] = [];
  for (const slug of await listSlugs(root)) {
    try {
      compiled.push(await compileLesson(slug, rules, root));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  }
  // One lesson's fault would show as a hundred dead links to it.
  if (problems.length > 0) return problems;
  const targets: LinkTargets = {
    headings: new Map(compiled.map((one) => [one.lesson.slug, new Set(one.headings.map((h) => h.id))])),
    widgets: new Set(widgets),
    pages: new Set(["/", "/glossary", "/search", "/widgets"]),
  };
  const planned = (await getOutline(root)).flatMap((session) =>
    session.entries.map((entry) => ({ slug: entry.slug, session: session.session })),
  );
  for (const { lesson, links, minutes } of compiled) {
    const report = (line: number, message: string) =>
      problems.push({ file: printPath(lesson.file), line, message });
    for (const { url, line } of links) {
      const fault = findLinkFault(url, lesson.slug, targets);
      if (fault !== null) report(line, fault);
    }
    for (const slug of lesson.prerequisites) {
      const before = compiled.find((other) => other.lesson.slug === slug)?.lesson;
      if (before === undefined) report(1, `the prerequisite ${slug} does not exist`);
      else if (before.session * 1000 + before.order >= lesson.session * 1000 + lesson.order) {
        report(1, `the prerequisite ${slug} comes later in the course`);
      }
    }
    if (minutes > lesson.minutes)
      report(1, `states ${lesson.minutes} minutes, and takes ${Math.ceil(minutes)} at least`);
    if (!planned.some((entry) => entry.slug === lesson.slug && entry.session === lesson.session)) {
      report(1, `course.yaml does not name ${lesson.slug} in session ${lesson.session}`);
    }
  }
  return problems;
}
