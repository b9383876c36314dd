import type { Metadata } from "next";
import { definitions } from "@/components/widgets/definitions";
import * as widgets from "@/components/widgets/registry";
import styles from "./page.module.css";

interface Props {
  params: Promise<{ name: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return definitions.map(({ name }) => ({ name }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params;
  const definition = definitions.find((candidate) => candidate.name === name);
  return { title: definition?.title, description: definition?.summary };
}

/** One widget alone on a page: for permalinks, and for frames in other sites. */
export default async function Page({ params }: Props) {
  const { name } = await params;
  const definition = definitions.find((candidate) => candidate.name === name);
  const Widget = widgets[(definition?.tag ?? "") as keyof typeof widgets];
  return (
    <main id="content" className={styles.page}>
      <h1 className={styles.title}>{definition?.title}</h1>
      <p className={styles.summary}>{definition?.summary}</p>
      <Widget />
      <p className={styles.home} data-screen-only>
        From the course <a href="/">Forward Pass</a>
      </p>
    </main>
  );
}
