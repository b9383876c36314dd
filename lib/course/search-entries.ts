import type { SearchEntry } from "@/lib/contract/search-entry";
import { compileLesson } from "./compile-lesson";
import { getGlossary } from "./glossary";
import { listLessons } from "./lessons";
import { CONTENT_ROOT } from "./paths";
import type { TagRules } from "./tag-rule";

/** Every lesson by what it teaches, every section by its text, and every term. Polls and exercises are left out. */
export async function listSearchEntries(rules: TagRules, root = CONTENT_ROOT): Promise<SearchEntry[]> {
  const [lessons, glossary] = await Promise.all([listLessons(root), getGlossary(root)]);
  const entries: SearchEntry[] = [];
  for (const { slug, title, question, summary, objectives } of lessons) {
    const href = `/lessons/${slug}`;
    const { sections } = await compileLesson(slug, rules, root);
    const lead = sections.find(({ id }) => id === null)?.text ?? "";
    const text = [question, summary, ...objectives, lead].join(" ");
    entries.push({ href, kind: "lesson", title, lesson: null, text });
    for (const { id, heading, text: words } of sections) {
      if (id === null || heading === null) continue;
      entries.push({ href: `${href}#${id}`, kind: "section", title: heading, lesson: title, text: words });
    }
  }
  for (const { id, term, definition } of glossary)
    entries.push({ href: `/glossary#${id}`, kind: "term", title: term, lesson: null, text: definition });
  return entries;
}
