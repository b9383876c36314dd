"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OwnSession } from "@/lib/contract/live";
import { BeginSession } from "./begin-session";
import { QrCode } from "@/components/ui/qr-code";
import { printJoinCode } from "@/lib/contract/join-code";
import styles from "./join-panel.module.css";
import { usePresenter } from "./presenter";
import { RemotePanel } from "./remote-panel";

/** How to join, large enough for the back row: address, code, and both as a picture for a camera. */
export function JoinPanel({ onClose }: { onClose: () => void }) {
  const { session } = usePresenter();
  return (
    <Dialog title={session === null ? "Ask the class" : "Join on your own device"} isOpen onClose={onClose}>
      {session === null ? <BeginSession /> : <Joining session={session} />}
    </Dialog>
  );
}

function Joining({ session }: { session: OwnSession }) {
  const { live } = usePresenter();
  const participants = live.view?.participants ?? 0;
  return (
    <div className={styles.panel}>
      <QrCode
        className={styles.code}
        text={`${location.origin}/join?code=${session.joinCode}`}
        label={`QR code of ${location.host}/join with the code`}
      />
      <div>
        <p className={styles.address}>{location.host}/join</p>
        <p className={styles.groups}>{printJoinCode(session.joinCode)}</p>
        <p className={styles.count} role="status">
          {participants === 1 ? "1 person has joined." : `${participants} people have joined.`}
        </p>
        <EndSession sessionId={session.id} />
      </div>
      <div className={styles.phone}>
        <RemotePanel sessionId={session.id} />
      </div>
    </div>
  );
}

function EndSession({ sessionId }: { sessionId: string }) {
  const { end, isBusy, error } = usePresenter();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.end} data-screen-only>
      {isAsking ? (
        <>
          <p>End the session? Its code will open nothing any more. The votes stay.</p>
          <Button isDisabled={isBusy} onPress={() => void end()}>
            End it
          </Button>
          <Button variant="quiet" onPress={() => setAsking(false)}>
            Go on
          </Button>
        </>
      ) : (
        <>
          <Button variant="quiet" onPress={() => setAsking(true)}>
            End session
          </Button>
          <a href={`/api/live/export?session=${sessionId}`}>Votes as CSV</a>
        </>
      )}
      <p className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}
