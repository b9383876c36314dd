"use client";

import { Button } from "@/components/ui/button";
import type { Invitation, InvitationsReply } from "@/lib/contract/account";
import styles from "@/components/form/form.module.css";
import { InvitationForm } from "./invitation-form";
import { printDate } from "@/components/form/print-date";
import { useAsk } from "@/components/form/use-ask";
import { useSubmit } from "@/components/form/use-submit";

function Row({ invitation, onGone }: { invitation: Invitation; onGone: () => Promise<void> }) {
  const submit = useSubmit();
  const { id, role, note, expiresAt } = invitation;
  const withdraw = async () => {
    const reply = await submit.send("/api/account/invitations", "DELETE", { id });
    // Used by the invited person in the meantime: the list shows that too.
    if (reply?.ok || reply?.code === "not-found") await onGone();
  };
  return (
    <li>
      <span>
        {note || "Somebody"}, as {role} <span className={styles.quiet}>until {printDate(expiresAt)}</span>
      </span>
      <Button
        variant="quiet"
        isDisabled={submit.isBusy}
        onPress={() => void withdraw()}
        aria-label={`Withdraw the invitation of ${note || "somebody"}`}
      >
        Withdraw
      </Button>
      {submit.error !== null && (
        <span className={styles.error} role="alert">
          {submit.error}
        </span>
      )}
    </li>
  );
}

/** For those who may invite: a new link, and the links that nobody has used yet. */
export function Invitations() {
  const { reply, reload } = useAsk<InvitationsReply>("/api/account/invitations");
  if (reply?.ok && reply.value.roles.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations">Invite a colleague</h2>
      {reply === null && <p role="status">Looking up your invitations.</p>}
      {reply !== null && !reply.ok && (
        <>
          <p role="alert">{reply.message}</p>
          <Button onPress={() => void reload()}>Try again</Button>
        </>
      )}
      {reply?.ok && (
        <>
          <p>You get a link to send. It makes one account and holds for two weeks.</p>
          <InvitationForm roles={reply.value.roles} onCreated={reload} />
          {reply.value.invitations.length > 0 && (
            <ul className={`${styles.list} ${styles.after}`} aria-label="Invitations not used yet">
              {reply.value.invitations.map((invitation) => (
                <Row key={invitation.id} invitation={invitation} onGone={reload} />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
