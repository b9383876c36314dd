"use client";

import { useState } from "react";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { CopyButton } from "@/components/widget/copy-button";
import type { AccountRole, NewInvitationReply } from "@/lib/contract/account";
import styles from "@/components/form/form.module.css";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";

const labels: Record<AccountRole, string> = {
  assistant: "Assistant",
  instructor: "Instructor",
  owner: "Owner",
};

/** Makes a link and shows it once. */
export function InvitationForm({
  roles,
  onCreated,
}: {
  roles: readonly AccountRole[];
  onCreated: () => Promise<void>;
}) {
  const submit = useSubmit();
  const [note, setNote] = useState("");
  const [role, setRole] = useState<AccountRole>(roles.includes("instructor") ? "instructor" : "assistant");
  const [link, setLink] = useState<string | null>(null);

  const invite = async () => {
    setLink(null);
    const body = { role, note: note.trim() };
    const reply = await submit.send<NewInvitationReply>("/api/account/invitations", "POST", body);
    if (!reply?.ok) return;
    setLink(`${location.origin}/welcome#${reply.value.token}`);
    setNote("");
    await onCreated();
  };

  return (
    <>
      <Form
        action="Make a link"
        busyAction="Making a link"
        submit={submit}
        onSubmit={() => void invite()}
        isQuiet
      >
        <TextField
          label="For whom"
          description="A name for your own list; nobody else sees it."
          maxLength={100}
          value={note}
          onChange={setNote}
        />
        <Select
          label="Role"
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: labels[value] }))}
        />
      </Form>
      {link !== null && (
        <div className={styles.link} role="status">
          <span>Send this link to that person alone. It is shown only now.</span>
          <code>{link}</code>
          <div>
            <CopyButton label="Copy the link" text={() => link} />
          </div>
        </div>
      )}
    </>
  );
}
