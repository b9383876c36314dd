"use client";

import { Button } from "@/components/ui/button";
import type { OpenSession } from "@/lib/contract/account";
import styles from "@/components/form/form.module.css";
import { nameBrowser } from "./name-browser";
import { printDate } from "@/components/form/print-date";
import { useSubmit } from "@/components/form/use-submit";

export function AccountSessions({ sessions }: { sessions: readonly OpenSession[] }) {
  const submit = useSubmit();
  const signOut = async (everywhere: boolean) => {
    const reply = await submit.send("/api/account/sign-out", "POST", { everywhere });
    if (reply?.ok || reply?.code === "not-signed-in") location.assign("/sign-in");
  };
  return (
    <section className={styles.section} aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul className={styles.list}>
        {sessions.map((session, index) => (
          <li key={index}>
            <span>
              {nameBrowser(session.browser)}
              {session.isThis && " (this browser)"}
            </span>
            <span className={styles.quiet}>since {printDate(session.since)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={submit.isBusy} onPress={() => void signOut(false)}>
          Sign out
        </Button>
        <Button isDisabled={submit.isBusy} onPress={() => void signOut(true)}>
          Sign out everywhere
        </Button>
      </div>
      <p className={styles.error} role="alert">
        {submit.error}
      </p>
    </section>
  );
}
