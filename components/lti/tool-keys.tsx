"use client";

import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";

/** The keys that sign what we tell platforms. */
export function ToolKeys({ keys, onChange }: { keys: readonly string[]; onChange: () => Promise<void> }) {
  const submit = useSubmit();
  const renew = async () => {
    const reply = await submit.send("/api/lti/keys", "POST", {});
    if (reply?.ok) await onChange();
  };
  return (
    <section className={forms.section} aria-labelledby="keys">
      <h2 id="keys">Our signing key</h2>
      <p>
        Platforms fetch it from the address above. A new key signs at once; the one before it stays published
        until the next.
      </p>
      <ul className={forms.list} aria-label="Published keys">
        {keys.map((key, i) => (
          <li key={key}>
            <code>{key.slice(0, 12)}</code>
            <span className={forms.quiet}>{i === 0 ? "signs" : "published"}</span>
          </li>
        ))}
      </ul>
      <Button variant="quiet" isDisabled={submit.isBusy} onPress={() => void renew()}>
        Make a new key
      </Button>
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
    </section>
  );
}
