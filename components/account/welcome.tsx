"use client";

import Link from "next/link";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import type { WelcomeReply } from "@/lib/contract/account";
import { ask, type Reply } from "@/components/form/ask";
import styles from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { WelcomeForm } from "./welcome-form";

function subscribeToHash(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

const articles = { owner: "an owner", instructor: "an instructor", assistant: "an assistant" };

/** The page behind a link: the token stands after the "#", so it never reaches a log or another site. */
export function Welcome() {
  const token = useSyncExternalStore(
    subscribeToHash,
    () => location.hash.slice(1),
    () => null,
  );
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ token: string; reply: Reply<WelcomeReply> } | null>(null);

  useEffect(() => {
    if (!token) return;
    let isCurrent = true;
    void ask<WelcomeReply>("/api/account/welcome", { method: "POST", body: { token } }).then((reply) => {
      if (isCurrent) setAnswer({ token, reply });
    });
    return () => {
      isCurrent = false;
    };
  }, [token, tries]);

  if (token === "") {
    return (
      <p>
        This page opens with a link that somebody has sent you. If you have an account already,{" "}
        <Link href="/sign-in">sign in</Link>.
      </p>
    );
  }
  if (token === null || answer?.token !== token) return <p role="status">Looking at your link.</p>;
  const { reply } = answer;
  if (!reply.ok) {
    return (
      <>
        <p role="alert">
          {reply.code === "bad-request"
            ? "This link is not complete: copy it once more, to its last letter."
            : reply.message}
        </p>
        {reply.code === "unreachable" && <Button onPress={() => setTries(tries + 1)}>Try again</Button>}
      </>
    );
  }
  const { role, invitedBy, expiresAt } = reply.value;
  return (
    <>
      <p>
        {invitedBy === null
          ? "Nobody has an account here yet. This one is the owner's: it can invite the others."
          : `${invitedBy} has invited you as ${articles[role]}.`}
      </p>
      <WelcomeForm token={token} />
      <p className={styles.quiet}>The link holds for one account, until {printDate(expiresAt)}.</p>
    </>
  );
}
