import type { Metadata } from "next";
import { JoinPage } from "@/components/live/join-page";
import styles from "@/components/live/join.module.css";
import { listLessons } from "@/lib/course/lessons";

export const metadata: Metadata = {
  title: "Join",
  description:
    "Take part in a live session, or join a class: with the code that you were shown, without an account.",
  robots: { index: false },
};

export default async function Page() {
  const lessons = (await listLessons()).map(({ slug, title }) => ({ slug, title }));
  return (
    <main id="content" className={styles.page}>
      <JoinPage lessons={lessons} />
    </main>
  );
}
