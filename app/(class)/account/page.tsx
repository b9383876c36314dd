import type { Metadata } from "next";
import styles from "@/components/form/form.module.css";
import { AccountPage } from "@/components/account/account-page";

export const metadata: Metadata = {
  title: "Your account",
  description: "Your password, where you are signed in, invitations, and your data.",
  robots: { index: false },
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Your account</h1>
      <AccountPage />
    </main>
  );
}
