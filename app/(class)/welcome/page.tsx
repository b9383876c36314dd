import type { Metadata } from "next";
import styles from "@/components/form/form.module.css";
import { Welcome } from "@/components/account/welcome";

export const metadata: Metadata = {
  title: "Welcome",
  description: "Make an account by the link that you were sent.",
  robots: { index: false },
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Welcome</h1>
      <Welcome />
    </main>
  );
}
