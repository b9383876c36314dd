import type { AccountRole } from "@/lib/contract/account";
import type { Store } from "@/lib/store/database";
import { acceptInvitation } from "../accounts/accept-invitation";
import type { Caller } from "../accounts/caller";
import { createInvitation, createSetupToken } from "../accounts/invitations";

/** A browser with these cookies, from Set-Cookie lines. */
export function createCaller(lines: readonly string[] = []): Caller {
  const cookie = lines.map((line) => line.split(";")[0]).join("; ");
  return { headers: new Headers({ cookie, "user-agent": "Test browser" }), isSecure: false };
}

export const password = "a pass phrase of words";

/** The first account, signed in. */
export async function createOwner(store: Store, name = "olga"): Promise<Caller> {
  const token = (await createSetupToken(store)) ?? "";
  const person = { token, name, email: `${name}@school.test`, password };
  return createCaller(await acceptInvitation(store, createCaller(), person));
}

/** A further account, invited by another and signed in. */
export async function createPerson(
  store: Store,
  invitedBy: Caller,
  role: AccountRole,
  name: string,
): Promise<Caller> {
  const { token } = await createInvitation(store, invitedBy, { role, note: "" });
  const person = { token, name, email: `${name}@school.test`, password };
  return createCaller(await acceptInvitation(store, createCaller(), person));
}
