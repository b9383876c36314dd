"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";

/** Where to go after signing in: a page of ours that asked for it by `?to=/...`, with the hash that came along, else the account. */
function findNextPage(): string {
  const to = new URLSearchParams(location.search).get("to") ?? "";
  if (/^\/present\/[a-z0-9-]+$/.test(to)) return to + location.hash;
  if (to === "/lti") return to + location.hash;
  return /^\/(?:account|teach(?:\/lti)?)(?:\?[\w=&-]*)?$/.test(to) ? to : "/account";
}

export function SignInForm() {
  const submit = useSubmit();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const signIn = async () => {
    if (email === "" || password === "") return submit.fail("Write your e-mail and your password.");
    const reply = await submit.send("/api/account/sign-in", "POST", { email: email.trim(), password });
    if (reply?.ok) location.assign(findNextPage());
  };

  return (
    <Form action="Sign in" busyAction="Signing in" submit={submit} onSubmit={() => void signIn()}>
      <TextField label="E-mail" type="email" autoComplete="username" value={email} onChange={setEmail} />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}
