"use client";

import { useState } from "react";
import { OfferRemote } from "@/components/speaker/offer-remote";
import { openSpeakerWindow } from "@/components/speaker/use-speaker-window";
import { Button } from "@/components/ui/button";
import styles from "./join-panel.module.css";
import { usePresenter } from "./presenter";

/** The way to a phone remote from a screen that the room may see: its code is shown here only when that is asked for. */
export function RemotePanel({ sessionId }: { sessionId: string }) {
  const { lesson, live } = usePresenter();
  const [step, setStep] = useState<"closed" | "asking" | "shown">("closed");
  if (step === "closed") {
    return (
      <Button variant="quiet" onPress={() => setStep("asking")}>
        Phone remote
      </Button>
    );
  }
  if (step === "shown")
    return <OfferRemote sessionId={sessionId} remoteSince={live.view?.remoteSince ?? null} />;
  return (
    <div className={styles.remote}>
      <p>
        Whoever scans its code first has the remote. Can the room see this screen? Then open the presenter
        view on another, and connect your phone there.
      </p>
      <Button onPress={() => openSpeakerWindow(lesson)}>Presenter view</Button>
      <Button variant="quiet" onPress={() => setStep("shown")}>
        Show it here
      </Button>
    </div>
  );
}
