"use client";

import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Platform, PlatformsReply } from "@/lib/contract/lti";
import { PlatformForm } from "./platform-form";

/** How a platform's courses and scores stand, in words. */
function describePlatform({ courses, waiting, failed, fault }: Platform): string {
  const parts = [
    courses === 1 ? "1 course connected" : `${courses} courses connected`,
    waiting > 0 ? `${waiting} scores on their way` : "",
    failed > 0 ? `${failed} scores given up` : "",
    fault !== null ? `last fault: ${fault}` : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

export function PlatformRow({
  platform,
  onChange,
}: {
  platform: Platform;
  onChange: (reply: PlatformsReply) => void;
}) {
  const submit = useSubmit();
  const [open, setOpen] = useState<"change" | "delete" | null>(null);
  const { id, name } = platform;
  const remove = async () => {
    const reply = await submit.send<PlatformsReply>("/api/lti/platforms", "DELETE", { id });
    if (reply?.ok) onChange(reply.value);
  };
  return (
    <li>
      <span>
        {name} <span className={forms.quiet}>{describePlatform(platform)}</span>
      </span>
      <span>
        <Button variant="quiet" onPress={() => setOpen("change")} aria-label={`Change ${name}`}>
          Change
        </Button>
        <Button variant="quiet" onPress={() => setOpen("delete")} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </span>
      <Dialog title={`Change ${name}`} isOpen={open === "change"} onClose={() => setOpen(null)}>
        <PlatformForm
          platform={platform}
          onSaved={(reply) => {
            setOpen(null);
            onChange(reply);
          }}
        />
      </Dialog>
      <Dialog title={`Remove ${name}?`} isOpen={open === "delete"} onClose={() => setOpen(null)}>
        <p>
          Its links lead here no more, and scores that are on their way are not sent. Classes and answers
          stay.
        </p>
        <Button isDisabled={submit.isBusy} onPress={() => void remove()}>
          Remove it
        </Button>
        <p className={forms.error} role="alert">
          {submit.error}
        </p>
      </Dialog>
    </li>
  );
}
