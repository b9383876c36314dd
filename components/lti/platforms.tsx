"use client";

import Link from "next/link";
import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { Button } from "@/components/ui/button";
import type { PlatformsReply } from "@/lib/contract/lti";
import { OwnAddresses } from "./own-addresses";
import { PlatformForm } from "./platform-form";
import { PlatformRow } from "./platform-row";
import { ToolKeys } from "./tool-keys";

/** For the site's owner: which learning platforms may send their people here. */
export function Platforms() {
  const { reply, reload } = useAsk<PlatformsReply>("/api/lti/platforms");
  const [changed, setChanged] = useState<PlatformsReply | null>(null);
  if (reply === null) return <p role="status">Looking up the platforms.</p>;
  if (!reply.ok) {
    return reply.code === "not-signed-in" ? (
      <p>
        You are not signed in. <Link href="/sign-in?to=/teach/lti">Sign in</Link> as an owner of the site.
      </p>
    ) : (
      <>
        <p role="alert">{reply.message}</p>
        {reply.code !== "forbidden" && <Button onPress={() => void reload()}>Try again</Button>}
      </>
    );
  }
  const { platforms, keys } = changed ?? reply.value;
  return (
    <>
      <p>
        Courses of Moodle, Canvas and others lead here by LTI 1.3: learners come in without an account, and
        points go back into the gradebook.
      </p>
      {platforms.length === 0 ? (
        <p>No platform is registered yet.</p>
      ) : (
        <ul className={forms.list} aria-label="Platforms">
          {platforms.map((platform) => (
            <PlatformRow key={platform.id} platform={platform} onChange={setChanged} />
          ))}
        </ul>
      )}
      <OwnAddresses />
      <section className={forms.section} aria-labelledby="new-platform">
        <h2 id="new-platform">Register a platform</h2>
        <PlatformForm key={platforms.length} onSaved={setChanged} />
      </section>
      <ToolKeys keys={keys} onChange={reload} />
    </>
  );
}
