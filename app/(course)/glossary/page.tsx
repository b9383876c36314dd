import type { Metadata } from "next";
import { getGlossary } from "@/lib/course/glossary";
import { renderMarkdown } from "@/lib/course/markdown";
import styles from "./page.module.css";

export const metadata: Metadata = {
  title: "Glossary",
  description: "The terms of the course, each in one or two sentences.",
};

export default async function Page() {
  const entries = await Promise.all(
    (await getGlossary()).map(async (entry) => ({ ...entry, html: await renderMarkdown(entry.definition) })),
  );
  return (
    <main id="content" className={styles.page}>
      <h1>Glossary</h1>
      <dl>
        {entries.map(({ id, term, html }) => (
          <div key={id} id={id} className={styles.entry}>
            <dt>{term}</dt>
            <dd dangerouslySetInnerHTML={{ __html: html }} />
          </div>
        ))}
      </dl>
    </main>
  );
}
