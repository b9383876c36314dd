"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { Reply } from "@/components/form/ask";
import { Button } from "@/components/ui/button";

/** What stands in a page's place when the server refuses to fill it. */
export function Refused({
  reply,
  onRetry,
}: {
  reply: Extract<Reply<unknown>, { ok: false }>;
  onRetry: () => Promise<void>;
}) {
  const query = useSearchParams().toString();
  const here = `${usePathname()}${query && `?${query}`}`;
  if (reply.code === "not-signed-in") {
    return (
      <p>
        You are not signed in. <Link href={`/sign-in?to=${encodeURIComponent(here)}`}>Sign in</Link> to see
        your classes.
      </p>
    );
  }
  return (
    <>
      <p role="alert">{reply.message}</p>
      {reply.code === "not-found" ? (
        <p>
          <Link href="/teach">Your classes</Link>
        </p>
      ) : (
        <Button onPress={() => void onRetry()}>Try again</Button>
      )}
    </>
  );
}
