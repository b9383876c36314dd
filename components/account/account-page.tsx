"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { AccountReply } from "@/lib/contract/account";
import { AccountSessions } from "./account-sessions";
import styles from "@/components/form/form.module.css";
import { DeleteAccount } from "./delete-account";
import { ExportData } from "./export-data";
import { Invitations } from "./invitations";
import { PasswordForm } from "./password-form";
import { useAsk } from "@/components/form/use-ask";

/** Everything about one's own account, once the server has said whose it is. */
export function AccountPage() {
  const { reply, reload } = useAsk<AccountReply>("/api/account");
  if (reply === null) return <p role="status">Looking up your account.</p>;
  if (!reply.ok) {
    return reply.code === "not-signed-in" ? (
      <p>
        You are not signed in. <Link href="/sign-in">Sign in</Link> to see your account.
      </p>
    ) : (
      <>
        <p role="alert">{reply.message}</p>
        <Button onPress={() => void reload()}>Try again</Button>
      </>
    );
  }
  const { account, sessions } = reply.value;
  return (
    <>
      <dl className={styles.facts}>
        <dt>Name</dt>
        <dd>{account.name}</dd>
        <dt>E-mail</dt>
        <dd>{account.email}</dd>
        <dt>Role</dt>
        <dd>{account.role}</dd>
      </dl>
      <p>
        <Link href="/teach">Your classes</Link>
        {account.role === "owner" && (
          <>
            {" "}
            · <Link href="/teach/lti">Learning platforms</Link>
          </>
        )}
      </p>
      <AccountSessions sessions={sessions} />
      <Invitations />
      <PasswordForm onChanged={reload} />
      <ExportData />
      <DeleteAccount />
    </>
  );
}
