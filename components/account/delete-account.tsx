"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import styles from "@/components/form/form.module.css";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";

export function DeleteAccount() {
  const submit = useSubmit();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState("");

  const close = () => {
    setOpen(false);
    setPassword("");
    submit.fail(null);
  };
  const remove = async () => {
    if (password === "") return submit.fail("Write your password, so that nobody else can do this.");
    const reply = await submit.send("/api/account", "DELETE", { password });
    if (reply?.ok) return location.assign("/");
    if (reply?.code === "wrong-credentials") submit.fail("This is not your password.");
  };

  return (
    <section className={styles.section} aria-labelledby="delete">
      <h2 id="delete">Delete the account</h2>
      <p>Your account and your invitations go at once and for good.</p>
      <Button onPress={() => setOpen(true)}>Delete my account</Button>
      <Dialog title="Delete your account?" isOpen={isOpen} onClose={close}>
        <p>There is no way back. Save your data first, if you want to keep it.</p>
        <Form
          action="Delete it for good"
          busyAction="Deleting it"
          submit={submit}
          onSubmit={() => void remove()}
        >
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </Form>
      </Dialog>
    </section>
  );
}
