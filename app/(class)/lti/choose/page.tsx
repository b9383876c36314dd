import type { Metadata } from "next";
import styles from "@/components/form/form.module.css";
import { Choose } from "@/components/lti/choose";
import { listLinkTargets } from "@/lib/course/link-targets";

export const metadata: Metadata = {
  title: "Add to your course",
  description: "Choose the lesson, poll or exercise that a link of your learning platform leads to.",
  robots: { index: false },
};

export default async function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Add to your course</h1>
      <p>
        Press what your link shall lead to. A lesson is for reading; a poll or an exercise gets a column of
        one point in the gradebook.
      </p>
      <Choose choices={await listLinkTargets()} />
    </main>
  );
}
