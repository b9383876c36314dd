import type { Metadata } from "next";
import { PresenterWindow } from "@/components/speaker/presenter-window";
import styles from "@/components/speaker/speaker.module.css";

export const metadata: Metadata = { title: "Presenter view", robots: { index: false } };

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <PresenterWindow />
    </main>
  );
}
