"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { ClassReply, StaffRole } from "@/lib/contract/class";
import type { PartProps } from "./class-page";

const roles = [
  { value: "assistant", label: "Assistant", note: "looks on" },
  { value: "instructor", label: "Instructor", note: "may change everything" },
] as const;

/** Who teaches the class. */
export function Staff({ details, mayChange, onChange }: PartProps) {
  const submit = useSubmit();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<StaffRole>("assistant");
  const send = async (method: "POST" | "DELETE", body: object) => {
    const reply = await submit.send<ClassReply>("/api/classes/staff", method, { id: details.id, ...body });
    if (!reply?.ok) return;
    setEmail("");
    onChange(reply.value.class);
  };
  const add = () => {
    if (!email.includes("@")) return submit.fail("Write the e-mail of your colleague's account.");
    return send("POST", { email: email.trim(), role });
  };
  return (
    <section className={forms.section} aria-labelledby="staff">
      <h2 id="staff">Who teaches it</h2>
      <ul className={forms.list}>
        {details.staff.map((member) => (
          <li key={member.user}>
            <span>
              {member.name}
              {member.isSelf && " (you)"}, {member.role}
            </span>
            {mayChange && details.staff.length > 1 && (
              <Button
                variant="quiet"
                isDisabled={submit.isBusy}
                onPress={() => void send("DELETE", { user: member.user })}
                aria-label={`Remove ${member.name}`}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Form
          action="Add a colleague"
          busyAction="Adding"
          submit={submit}
          onSubmit={() => void add()}
          isQuiet
        >
          <TextField label="E-mail" type="email" autoComplete="off" value={email} onChange={setEmail} />
          <Select label="Role" value={role} onChange={setRole} options={roles} />
        </Form>
      )}
    </section>
  );
}
