"use client";

import { useSyncExternalStore } from "react";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/widget/copy-button";
import { QrCode } from "@/components/ui/qr-code";
import { printJoinCode } from "@/lib/contract/join-code";
import type { ClassReply } from "@/lib/contract/class";
import styles from "./class.module.css";
import type { PartProps } from "./class-page";

const never = () => () => undefined;

/** How learners come in: the code, the same as a picture, and a link. */
export function JoinCode({ details, mayChange, onChange }: PartProps) {
  const submit = useSubmit();
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
  const code = printJoinCode(details.joinCode);
  const link = `${origin}/join#${details.joinCode}`;
  const renew = async () => {
    const body = { id: details.id, change: { newCode: true } };
    const reply = await submit.send<ClassReply>("/api/classes", "PATCH", body);
    if (reply?.ok) onChange(reply.value.class);
  };
  return (
    <section className={forms.section} aria-labelledby="join">
      <h2 id="join">Join code</h2>
      {details.isArchived ? (
        <p>The class is archived: nobody can join it.</p>
      ) : (
        <>
          <p>
            Learners open <b>{origin.replace(/^https?:\/\//, "")}/join</b> and write this code and their name.
            Who has read and answered before brings that along.
          </p>
          <div className={styles.join}>
            <p className={styles.code}>{code}</p>
            <QrCode className={styles.qr} text={link} label={`The code ${code} as a QR code`} />
          </div>
          <div className={forms.actions}>
            <CopyButton label="Copy the link" text={() => link} />
            {mayChange && (
              <Button variant="quiet" isDisabled={submit.isBusy} onPress={() => void renew()}>
                Make a new code
              </Button>
            )}
          </div>
          <p className={forms.error} role="alert">
            {submit.error}
          </p>
        </>
      )}
    </section>
  );
}
