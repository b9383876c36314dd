"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import styles from "./live-poll.module.css";
import { usePresenter } from "./presenter";
import { SessionClass } from "./session-class";

/** What stands where there is no session: the way to one. */
export function BeginSession() {
  const { lesson, account, endedId, isBusy, error, begin, retry, showJoin } = usePresenter();
  const [classId, setClassId] = useState<string | null>(null);
  if (account === "signed-out") return <SignInLine lesson={lesson} />;
  if (account === "unknown") {
    return error === null ? (
      <p className={styles.quiet}>Looking for your session.</p>
    ) : (
      <div className={styles.begin}>
        <p className={styles.error} role="alert">
          {error}
        </p>
        <Button onPress={() => void retry()}>Try again</Button>
      </div>
    );
  }
  return (
    <div className={styles.begin}>
      <SessionClass value={classId} onChange={setClassId} />
      <Button
        variant="primary"
        isDisabled={isBusy}
        onPress={() => void begin(classId).then((hasBegun) => hasBegun && showJoin())}
        data-suggested
      >
        {isBusy ? "Beginning" : "Begin session"}
      </Button>
      <p className={styles.quiet}>
        {endedId === null ? (
          "With it comes a code by which others join and answer from their own devices."
        ) : (
          <>
            The session is over. <a href={`/api/live/export?session=${endedId}`}>Votes as CSV</a>
          </>
        )}
      </p>
      <p className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}

/** Signing in leads back to the slide. */
function SignInLine({ lesson }: { lesson: string }) {
  return (
    <p className={styles.quiet}>
      <a
        href={`/sign-in?to=/present/${lesson}`}
        onClick={(event) => {
          event.currentTarget.hash = location.hash;
        }}
      >
        Sign in to ask this live
      </a>
    </p>
  );
}
