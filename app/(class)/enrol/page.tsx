import type { Metadata } from "next";
import { Join } from "@/components/class/join";
import styles from "@/components/form/form.module.css";
import { listLessons } from "@/lib/course/lessons";

export const metadata: Metadata = {
  title: "Your class",
  description: "Join a class with its code.",
};

export default async function Page() {
  const lessons = (await listLessons()).map(({ slug, title }) => ({ slug, title }));
  return (
    <main id="content" className={styles.page}>
      <h1>Your class</h1>
      <Join lessons={lessons} />
    </main>
  );
}
