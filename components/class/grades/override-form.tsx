"use client";

import { useRef, useState } from "react";
import { Form } from "@/components/form/form";
import { printDate } from "@/components/form/print-date";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { TextField } from "@/components/ui/text-field";
import { printPoints } from "@/lib/contract/assignment";
import type { EvidenceReply } from "@/lib/contract/gradebook";
import styles from "./grade-dialog.module.css";

/** A score that is given by hand, with its reason, and the way back. */
export function OverrideForm({
  id,
  found,
  onChange,
}: {
  id: string;
  found: EvidenceReply;
  onChange: (found: EvidenceReply) => void;
}) {
  const { override, column, learner, score } = found;
  const submit = useSubmit();
  const heading = useRef<HTMLHeadingElement>(null);
  const [points, setPoints] = useState((score ?? 0) / 100);
  const [reason, setReason] = useState(override?.reason ?? "");
  const path = "/api/classes/grades/overrides";
  const place = { id, learner: learner.id, exercise: column.id };

  const save = async () => {
    if (reason.trim() === "") return submit.fail("Write the reason: it is kept with the score.");
    const body = { ...place, hundredths: Math.round(points * 100), reason: reason.trim() };
    const done = await submit.send<EvidenceReply>(path, "POST", body);
    if (done?.ok) onChange(done.value);
  };
  const undo = async () => {
    const done = await submit.send<EvidenceReply>(path, "DELETE", place);
    if (!done?.ok) return;
    // The button goes: without this the keyboard would be nowhere.
    heading.current?.focus();
    onChange(done.value);
    setPoints((done.value.score ?? 0) / 100);
    setReason("");
  };
  return (
    <section className={styles.part} aria-labelledby="override">
      <h3 id="override" ref={heading} tabIndex={-1}>
        Score by hand
      </h3>
      {override !== null && (
        <p className={styles.head}>
          {printPoints(override.hundredths)} points, given by {override.by ?? "somebody who has gone"} on{" "}
          {printDate(override.at)}: {override.reason}.{" "}
          <Button variant="quiet" isDisabled={submit.isBusy} onPress={() => void undo()}>
            Undo
          </Button>
        </p>
      )}
      <Form action="Give this score" busyAction="Saving" submit={submit} onSubmit={() => void save()} isQuiet>
        <NumberField
          label="Points"
          value={points}
          min={0}
          max={2000}
          step={0.01}
          unit={`of ${column.points}`}
          onChange={setPoints}
        />
        <TextField label="Reason" maxLength={300} value={reason} onChange={setReason} />
      </Form>
    </section>
  );
}
