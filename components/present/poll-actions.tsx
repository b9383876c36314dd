"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { PublicPoll } from "@/lib/contract/poll";
import styles from "./live-poll.module.css";
import { describeAdvice, listPollSteps, type PollStanding, type PollStep } from "./poll-steps";
import type { PollDirector } from "./presenter";

const timers = [
  { value: "none", label: "none" },
  { value: "30", label: "30 s" },
  { value: "60", label: "60 s" },
  { value: "90", label: "90 s" },
] as const;
type Timer = (typeof timers)[number]["value"];

/** The presenter's buttons under a poll; the suggested one is also Enter's. */
export function PollActions({
  director,
  poll,
  standing,
}: {
  director: PollDirector;
  poll: PublicPoll;
  standing: PollStanding;
}) {
  const { command, exportedId, isBusy, error } = director;
  const [timer, setTimer] = useState<Timer>("none");
  const steps = listPollSteps(standing);
  const mayOpen = steps.some((step) => step.command === "open" && step.isEnabled);

  function take({ command: name }: PollStep): void {
    const seconds = timer === "none" ? {} : { seconds: Number(timer) };
    void command(poll, name === "open" ? { do: name, ...seconds } : { do: name });
  }

  return (
    <div className={styles.actions}>
      <p className={styles.advice}>{describeAdvice(standing)}</p>
      <div className={styles.steps} role="group" aria-label="Ask the class">
        {steps.map((step, place) => (
          <Button
            key={place}
            variant={step.isSuggested ? "primary" : "plain"}
            isDisabled={isBusy || !step.isEnabled}
            onPress={() => take(step)}
            data-suggested={step.isSuggested || undefined}
          >
            {step.label}
          </Button>
        ))}
      </div>
      <div className={styles.more}>
        <Segmented
          label="Close by itself after"
          value={timer}
          options={timers}
          onChange={setTimer}
          isDisabled={!mayOpen}
        />
        {exportedId !== null && <a href={`/api/live/export?session=${exportedId}`}>Votes as CSV</a>}
      </div>
      <p className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}
