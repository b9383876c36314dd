"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { WidgetSurroundProps } from "@/components/widget/widget-surround";
import { isAskable } from "@/components/widgets/askable";
import styles from "./asked-widget.module.css";
import { LivePoll } from "./live-poll";
import { usePresenter } from "./presenter";

/** A widget on a slide, about whose present state the class can be asked; it is covered until the answer is shown. */
function AskedWidget({ name, place, state, children }: WidgetSurroundProps) {
  const { session, computed, askAbout, findPoll, isBusy, error } = usePresenter();
  const [uncovered, setUncovered] = useState<string | null>(null);
  const canAsk = session !== null && isAskable(name);
  const poll = canAsk
    ? (computed.findLast((one) => one.widget === name && one.place === place) ?? null)
    : null;
  const isAnswered = poll !== null && (findPoll(poll)?.state.answerShown ?? false);
  const isCovered = poll !== null && !isAnswered && uncovered !== poll.id;
  return (
    <>
      <div className={styles.inside} hidden={isCovered}>
        {children}
      </div>
      {poll !== null && (
        <div className={styles.question}>
          <LivePoll key={poll.id} poll={poll} />
        </div>
      )}
      {canAsk && (
        <div className={styles.ask} data-screen-only>
          {isCovered ? (
            <>
              <p>The instrument is covered until the answer is shown.</p>
              <Button variant="quiet" onPress={() => setUncovered(poll.id)}>
                Uncover
              </Button>
            </>
          ) : (
            <Button isDisabled={isBusy} onPress={() => void askAbout(name, place, state)}>
              {poll === null ? "Ask about this" : "Ask about this as it is now"}
            </Button>
          )}
          {poll === null && (
            <p className={styles.error} role="alert">
              {error}
            </p>
          )}
        </div>
      )}
    </>
  );
}

export function surroundWidget(inside: WidgetSurroundProps) {
  return <AskedWidget {...inside} />;
}
