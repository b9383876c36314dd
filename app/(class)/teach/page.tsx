import type { Metadata } from "next";
import { Suspense } from "react";
import { Teach } from "@/components/class/teach";
import styles from "@/components/form/form.module.css";
import { listLessons } from "@/lib/course/lessons";

export const metadata: Metadata = {
  title: "Your classes",
  description: "Classes, their learners and their lessons.",
  robots: { index: false },
};

export default async function Page() {
  const lessons = (await listLessons()).map(({ slug, title }) => ({ slug, title }));
  return (
    <main id="content" className={styles.page}>
      <Suspense fallback={<p>Looking up your classes.</p>}>
        <Teach lessons={lessons} />
      </Suspense>
    </main>
  );
}
