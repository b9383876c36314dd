"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";
import { TextField } from "@/components/ui/text-field";
import type { Platform, PlatformsReply } from "@/lib/contract/lti";

const fields = [
  { key: "name", label: "Name", description: "For your own list, such as Moodle of the faculty." },
  { key: "issuer", label: "Issuer (platform id)" },
  { key: "clientId", label: "Client id" },
  { key: "deployments", label: "Deployment ids", description: "Several are parted by spaces." },
  { key: "authorizationEndpoint", label: "Authentication request address" },
  { key: "tokenEndpoint", label: "Access token address" },
  { key: "jwksUrl", label: "Public keyset address" },
] as const;

type Values = Record<(typeof fields)[number]["key"], string>;

const empty: Values = {
  name: "",
  issuer: "",
  clientId: "",
  deployments: "",
  authorizationEndpoint: "",
  tokenEndpoint: "",
  jwksUrl: "",
};

/** What is copied from a platform: of a new one, or of one that is known. */
export function PlatformForm({
  platform,
  onSaved,
}: {
  platform?: Platform;
  onSaved: (reply: PlatformsReply) => void;
}) {
  const submit = useSubmit();
  const [values, setValues] = useState<Values>(
    platform === undefined ? empty : { ...platform, deployments: platform.deployments.join(" ") },
  );
  const save = async () => {
    const missing = fields.find(({ key }) => values[key].trim() === "");
    if (missing !== undefined) return submit.fail(`Fill in: ${missing.label}.`);
    const trimmed = Object.fromEntries(fields.map(({ key }) => [key, values[key].trim()]));
    const body = {
      ...trimmed,
      deployments: values.deployments.trim().split(/\s+/),
      ...(platform !== undefined && { id: platform.id }),
    };
    const method = platform === undefined ? "POST" : "PATCH";
    const reply = await submit.send<PlatformsReply>("/api/lti/platforms", method, body);
    if (reply?.ok) onSaved(reply.value);
  };
  return (
    <Form
      action={platform === undefined ? "Register" : "Save"}
      busyAction="Saving"
      submit={submit}
      onSubmit={() => void save()}
    >
      {fields.map(({ key, label, ...rest }) => (
        <TextField
          key={key}
          label={label}
          autoComplete="off"
          maxLength={500}
          value={values[key]}
          onChange={(value) => setValues({ ...values, [key]: value })}
          {...rest}
        />
      ))}
    </Form>
  );
}
