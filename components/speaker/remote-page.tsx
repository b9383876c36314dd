"use client";

import { Button } from "@/components/ui/button";
import { RemoteControl } from "./remote-control";
import styles from "./speaker.module.css";
import { useRemote } from "./use-remote";

/** The presenter's phone: from the link in the presenter view to the slides. */
export function RemotePage() {
  const { state, check } = useRemote();
  if (state.kind === "connected")
    return <RemoteControl key={state.session.id} session={state.session} onDoubt={check} />;
  return (
    <div className={styles.alone}>
      <h1>Phone remote</h1>
      {state.kind === "looking" ? (
        <p role="status">
          {state.isUnreachable ? "The server does not answer. Trying again." : "Connecting."}
        </p>
      ) : (
        <>
          {state.fault !== null && <p role="alert">{state.fault}</p>}
          <p>
            This phone is not connected. On the slides press S, then Connect a phone, and point the camera at
            the code there.
          </p>
          <Button onPress={check}>Look again</Button>
        </>
      )}
    </div>
  );
}
