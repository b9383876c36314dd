"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { shortestPassword } from "@/lib/contract/account";
import styles from "@/components/form/form.module.css";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";

export function PasswordForm({ onChanged }: { onChanged: () => Promise<void> }) {
  const submit = useSubmit();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const [isDone, setDone] = useState(false);

  const change = async () => {
    setDone(false);
    if (currentPassword === "") return submit.fail("Write your present password too.");
    if (newPassword.length < shortestPassword)
      return submit.fail(`The new password needs ${shortestPassword} characters or more.`);
    const reply = await submit.send("/api/account/password", "POST", { currentPassword, newPassword });
    if (!reply?.ok)
      return reply?.code === "wrong-credentials" && submit.fail("This is not your present password.");
    setCurrent("");
    setNew("");
    setDone(true);
    await onChanged();
  };

  return (
    <section className={styles.section} aria-labelledby="password">
      <h2 id="password">Password</h2>
      <p>A new password signs you out in every other browser.</p>
      <Form
        action="Change the password"
        busyAction="Changing it"
        submit={submit}
        onSubmit={() => void change()}
        isQuiet
      >
        <TextField
          label="Present password"
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={setCurrent}
        />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          description={`${shortestPassword} characters or more.`}
          value={newPassword}
          onChange={setNew}
        />
      </Form>
      <p className={styles.done} role="status">
        {isDone && "The password is changed."}
      </p>
    </section>
  );
}
