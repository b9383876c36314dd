"use client";

import { useState } from "react";
import { useSubmit } from "@/components/form/use-submit";
import { useCountdown } from "@/components/live/use-countdown";
import { Button } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import type { RemoteLinkReply } from "@/lib/contract/remote";
import styles from "./offer-remote.module.css";

interface OfferedLink {
  url: string;
  expiresAt: string;
  /** The remote that there was when the link was made. */
  before: string | null;
}

export interface OfferRemoteProps {
  sessionId: string;
  /** When the present remote was connected; null where there is none. */
  remoteSince: string | null;
}

/** Connects the presenter's phone by a link that holds once, and disconnects it. */
export function OfferRemote({ sessionId, remoteSince }: OfferRemoteProps) {
  const submit = useSubmit();
  const [link, setLink] = useState<OfferedLink | null>(null);
  const left = useCountdown(link?.expiresAt ?? null);
  const isOpen = link !== null && link.before === remoteSince && left !== 0;

  async function offer(): Promise<void> {
    const body = { session: sessionId };
    const reply = await submit.send<RemoteLinkReply>("/api/live/remote/link", "POST", body);
    if (!reply?.ok) return;
    const { token, expiresAt } = reply.value;
    setLink({ url: `${location.origin}/remote#${token}`, expiresAt, before: remoteSince });
  }

  async function disconnect(): Promise<void> {
    setLink(null);
    await submit.send("/api/live/remote", "DELETE", { session: sessionId });
  }

  /** A link that nobody has used holds no more; a phone that is connected stays so. */
  function withdraw(): void {
    setLink(null);
    if (remoteSince === null) void disconnect();
  }

  return (
    <div className={styles.offer}>
      {isOpen ? (
        <OpenLink link={link} left={left} onWithdraw={withdraw} />
      ) : (
        <>
          <p role="status">
            {remoteSince === null
              ? "A phone can turn the slides, show these notes and work the polls."
              : "Your phone is connected."}
            {link !== null && link.before === remoteSince && " The link has grown too old."}
          </p>
          <div className={styles.acts}>
            <Button isDisabled={submit.isBusy} onPress={() => void offer()}>
              {remoteSince === null ? "Connect a phone" : "Connect another"}
            </Button>
            {remoteSince !== null && (
              <Button isDisabled={submit.isBusy} onPress={() => void disconnect()}>
                Disconnect
              </Button>
            )}
          </div>
        </>
      )}
      <p className={styles.error} role="alert">
        {submit.error}
      </p>
    </div>
  );
}

function OpenLink({
  link,
  left,
  onWithdraw,
}: {
  link: OfferedLink;
  left: number | null;
  onWithdraw: () => void;
}) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(link.url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <QrCode className={styles.code} text={link.url} label="QR code that connects one phone" />
      <div>
        <p>
          Point your phone&rsquo;s camera at this. It connects one phone, once
          {left !== null && (
            <>
              , for{" "}
              <span className={styles.clock}>
                {Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}
              </span>{" "}
              more
            </>
          )}
          .
        </p>
        <div className={styles.acts}>
          <Button onPress={() => void copy()}>{isCopied ? "Copied" : "Copy the link"}</Button>
          <Button variant="quiet" onPress={onWithdraw}>
            Take it back
          </Button>
        </div>
      </div>
    </>
  );
}
