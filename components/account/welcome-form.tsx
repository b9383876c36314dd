"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { shortestPassword } from "@/lib/contract/account";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";

export function WelcomeForm({ token }: { token: string }) {
  const submit = useSubmit();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const accept = async () => {
    if (name.trim() === "") return submit.fail("Write the name by which your class knows you.");
    if (!email.includes("@")) return submit.fail("Write your e-mail: you sign in with it.");
    if (password.length < shortestPassword)
      return submit.fail(`The password needs ${shortestPassword} characters or more.`);
    const body = { token, name: name.trim(), email: email.trim(), password };
    const reply = await submit.send("/api/account/accept", "POST", body);
    if (reply?.ok) location.assign("/account");
  };

  return (
    <Form
      action="Make the account"
      busyAction="Making the account"
      submit={submit}
      onSubmit={() => void accept()}
    >
      <TextField label="Name" autoComplete="name" maxLength={100} value={name} onChange={setName} />
      <TextField label="E-mail" type="email" autoComplete="username" value={email} onChange={setEmail} />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        description={`${shortestPassword} characters or more. A few words that do not belong together are easiest to keep.`}
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}
