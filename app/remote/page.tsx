import type { Metadata } from "next";
import { RemotePage } from "@/components/speaker/remote-page";
import styles from "@/components/speaker/speaker.module.css";

export const metadata: Metadata = { title: "Phone remote", robots: { index: false } };

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <RemotePage />
    </main>
  );
}
