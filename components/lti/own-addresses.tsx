"use client";

import { useSyncExternalStore } from "react";
import forms from "@/components/form/form.module.css";
import { CopyButton } from "@/components/widget/copy-button";
import { choicePath } from "@/lib/contract/lti";
import styles from "./platforms.module.css";

const addresses = [
  { name: "Tool address", path: "/" },
  { name: "Sign-in (initiate login)", path: "/api/lti/login" },
  { name: "Redirection", path: "/api/lti/launch" },
  { name: "Public keys (JWKS)", path: "/api/lti/jwks" },
  { name: "Content selection (deep linking)", path: choicePath },
];

const never = () => () => undefined;

/** What the platform's administrator copies from us. */
export function OwnAddresses() {
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
  return (
    <section className={forms.section} aria-labelledby="own">
      <h2 id="own">What the platform needs to know</h2>
      <dl className={styles.addresses}>
        {addresses.map(({ name, path }) => (
          <div key={path}>
            <dt>{name}</dt>
            <dd>
              <code>{origin + path}</code>{" "}
              <CopyButton label="Copy" name={`Copy: ${name}`} text={() => origin + path} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <b>Moodle</b>: Site administration, Plugins, External tool, Manage tools, configure a tool manually,
        version LTI 1.3, key type Keyset URL; allow deep linking, grade services and the name, and open it in
        a new window. Afterwards copy from its list: platform id (the issuer), client id, deployment id, and
        the three addresses.
      </p>
      <p>
        <b>Canvas</b>: Admin, Developer Keys, an LTI key entered by hand with these addresses, the scope for
        scores, and the placements Link Selection and Assignment Selection, opened in a new tab. Then install
        it by the client id; the deployment id stands in the app&rsquo;s menu. As token address take the one
        on your school&rsquo;s own domain.
      </p>
    </section>
  );
}
