import type { Metadata } from "next";
import styles from "@/components/form/form.module.css";
import { Connect } from "@/components/lti/connect";

export const metadata: Metadata = {
  title: "Your course",
  description: "Connect a course of a learning platform with a class.",
  robots: { index: false },
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Your course</h1>
      <Connect />
    </main>
  );
}
