"use client";

import { CodeForm } from "./code-form";
import { FollowedSession } from "./followed-session";
import { useJoin } from "./use-join";
import styles from "./join.module.css";

/** The page of those who take part in a live session: a code, then whatever the presenter asks. */
export function JoinPage() {
  const { state, isReady, choose, rejoin } = useJoin();
  if (state.kind === "joined") {
    return (
      <FollowedSession
        key={state.session}
        session={state.session}
        code={state.code}
        onStranger={rejoin}
        onLeave={() => choose("")}
      />
    );
  }
  return (
    <>
      <h1>Join a session</h1>
      {state.kind === "joining" ? (
        <p role="status" className={styles.waiting}>
          {state.isUnreachable ? "The server does not answer. Trying again." : "Joining."}
        </p>
      ) : (
        // The address is known only once the script runs: the field begins again with it.
        <CodeForm
          key={`${isReady} ${state.typed} ${state.error}`}
          typed={state.typed}
          error={state.error}
          isReady={isReady}
          onCode={choose}
        />
      )}
    </>
  );
}
