"use client";

import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { FileDrop } from "@/components/ui/file-drop";
import type { ImportReply } from "@/lib/contract/class";
import styles from "./class.module.css";
import type { PartProps } from "./class-page";

/** Characters that the server takes. */
const longest = 100_000;

const people = (count: number) => (count === 1 ? "1 name" : `${count} names`);

/** Puts names on the list from a CSV file, or from lines that are pasted. */
export function ImportNames({ details, onChange }: PartProps) {
  const submit = useSubmit();
  const [outcome, setOutcome] = useState<{ added: number; known: number } | null>(null);
  const send = async (csv: string) => {
    setOutcome(null);
    if (csv.length > longest) return submit.fail("This file is too long for a list of names.");
    const reply = await submit.send<ImportReply>("/api/classes/learners", "POST", { id: details.id, csv });
    if (!reply?.ok) return;
    setOutcome(reply.value);
    onChange(reply.value.class);
  };
  return (
    <div className={styles.import}>
      <FileDrop
        label="Drop a CSV file with names here, choose one, or paste lines"
        description="A column called name, or first name and last name; else the first column. Names that are on the list already stay once. Who joins under a listed name takes that entry."
        accept=".csv,.tsv,.txt,text/csv"
        onFile={(file) => void file.text().then(send)}
        onText={(text) => void send(text)}
      />
      <p className={forms.done} role="status">
        {outcome !== null &&
          `${people(outcome.added)} added${outcome.known > 0 ? `, ${outcome.known} known already` : ""}.`}
      </p>
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
    </div>
  );
}
