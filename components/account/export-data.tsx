"use client";

import { saveFile } from "@/components/widget/save-file";
import { Button } from "@/components/ui/button";
import type { ExportReply } from "@/lib/contract/account";
import styles from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";

export function ExportData() {
  const submit = useSubmit();
  const save = async () => {
    const reply = await submit.send<ExportReply>("/api/account/export", "POST", {});
    if (!reply?.ok) return;
    saveFile("my-account.json", `${JSON.stringify(reply.value.tables, null, 2)}\n`, "application/json");
  };
  return (
    <section className={styles.section} aria-labelledby="export">
      <h2 id="export">Your data</h2>
      <p>
        All that is kept of your account, as a JSON file: who you are, where you are signed in, whom you
        invited, and what you did. Passwords and links are not in it.
      </p>
      <Button isDisabled={submit.isBusy} onPress={() => void save()}>
        Save as a file
      </Button>
      <p className={styles.error} role="alert">
        {submit.error}
      </p>
    </section>
  );
}
