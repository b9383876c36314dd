import type { Metadata } from "next";
import styles from "@/components/form/form.module.css";
import { Platforms } from "@/components/lti/platforms";

export const metadata: Metadata = {
  title: "Learning platforms",
  description: "Moodle, Canvas and others that send their people here by LTI 1.3.",
  robots: { index: false },
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Learning platforms</h1>
      <Platforms />
    </main>
  );
}
