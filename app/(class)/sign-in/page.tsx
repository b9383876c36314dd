import type { Metadata } from "next";
import styles from "@/components/form/form.module.css";
import { SignInForm } from "@/components/account/sign-in-form";

export const metadata: Metadata = {
  title: "Sign in",
  description: "For those who teach with Forward Pass. Readers need no account.",
  robots: { index: false },
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>Sign in</h1>
      <p>
        For those who teach. Readers need no account. To get one, ask somebody who teaches here for a link.
      </p>
      <SignInForm />
    </main>
  );
}
