"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { ask, type Reply } from "@/components/form/ask";
import { Button } from "@/components/ui/button";
import type { OfferReply } from "@/lib/contract/lti";
import { ConnectForm } from "./connect-form";
import { useTicket } from "./use-ticket";

/** Where an instructor lands whose course leads to no class yet. */
export function Connect() {
  const ticket = useTicket();
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ ticket: string; reply: Reply<OfferReply> } | null>(null);
  useEffect(() => {
    if (!ticket) return;
    let isCurrent = true;
    const write = { method: "POST", body: { ticket } } as const;
    void ask<OfferReply>("/api/lti/courses/offer", write).then((reply) => {
      if (isCurrent) setAnswer({ ticket, reply });
    });
    return () => {
      isCurrent = false;
    };
  }, [ticket, tries]);

  if (ticket === "") {
    return (
      <p>
        This page opens from a course of your learning platform. Your classes are{" "}
        <Link href="/teach">here</Link>.
      </p>
    );
  }
  if (ticket === null || answer?.ticket !== ticket) return <p role="status">Looking at your course.</p>;
  const { reply } = answer;
  if (reply.ok) return <ConnectForm ticket={ticket} offer={reply.value} />;
  if (reply.code === "not-signed-in") {
    return (
      <>
        <p>
          Your course is not connected with a class here yet. Who connects it needs an account here, since
          what learners answer is shown to those who teach the class.
        </p>
        <p>
          <Link href={`/sign-in?to=/lti#${ticket}`}>Sign in</Link> to connect it. If you have no account, ask
          somebody who teaches here for a link.
        </p>
      </>
    );
  }
  return (
    <>
      <p role="alert">{reply.message}</p>
      {reply.code === "unreachable" && <Button onPress={() => setTries(tries + 1)}>Try again</Button>}
    </>
  );
}
