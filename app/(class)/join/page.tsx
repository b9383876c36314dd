import type { Metadata } from "next";
import { JoinPage } from "@/components/live/join-page";
import styles from "@/components/live/join.module.css";

export const metadata: Metadata = {
  title: "Join a session",
  description:
    "Take part in a live session: answer the presenter's questions on your own device, without an account.",
  robots: { index: false },
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <JoinPage />
    </main>
  );
}
