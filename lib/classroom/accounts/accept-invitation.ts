import { hashPassword } from "better-auth/crypto";
import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import { roleSchema, type AcceptRequest, type AccountRole } from "@/lib/contract/account";
import type { Database, Store } from "@/lib/store/database";
import { writeAudit } from "../audit";
import { hashSecret } from "../readers";
import { createAuth } from "./auth";
import { getAuthSecret, lockPeople } from "./auth-secret";
import type { Caller } from "./caller";

interface OpenInvitation {
  id: string;
  role: AccountRole;
  invitedBy: string | null;
  expiresAt: string;
}

/** One answer for a link that never was, is used up, is too old, or was for the first account. */
function refuseLink(): AppError {
  return new AppError(
    "invitation-void",
    410,
    "This link does not hold: it was used, withdrawn, or is too old. Ask for a new one.",
  );
}

async function getOpenInvitation(store: Store, token: string): Promise<OpenInvitation> {
  const row = await store
    .selectFrom("invitations")
    .leftJoin("users", "users.id", "invitations.created_by")
    .select(["invitations.id", "invitations.role", "created_by", "expires_at", "users.name as invitedBy"])
    .where("token_hash", "=", hashSecret(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", new Date().toISOString())
    .executeTakeFirst();
  if (row === undefined) throw refuseLink();
  if (row.created_by === null) {
    const user = await store.selectFrom("users").select("id").limit(1).executeTakeFirst();
    if (user !== undefined) throw refuseLink();
  }
  const { id, invitedBy, expires_at: expiresAt } = row;
  return { id, role: roleSchema.parse(row.role), invitedBy, expiresAt };
}

/**
 * What a link is good for.
 *
 * @throws AppError "invitation-void".
 */
export async function readInvitation(store: Store, token: string): Promise<Omit<OpenInvitation, "id">> {
  const { role, invitedBy, expiresAt } = await getOpenInvitation(store, token);
  return { role, invitedBy, expiresAt };
}

async function checkEmailFree(transaction: Transaction<Database>, email: string): Promise<void> {
  const row = await transaction
    .selectFrom("users")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  if (row === undefined) return;
  throw new AppError("email-taken", 409, "There is an account with this e-mail: sign in to it.");
}

/**
 * Makes an account by a link, uses the link up, and signs in: all in one transaction.
 *
 * @returns the Set-Cookie lines.
 * @throws AppError "invitation-void" or "email-taken".
 */
export async function acceptInvitation(
  store: Store,
  caller: Caller,
  { token, name, password, ...request }: AcceptRequest,
): Promise<string[]> {
  await readInvitation(store, token);
  const email = request.email.toLowerCase();
  const hash = await hashPassword(password);
  const secret = await getAuthSecret(store);
  return store.transaction().execute(async (transaction) => {
    await lockPeople(transaction);
    const invitation = await getOpenInvitation(transaction, token);
    await checkEmailFree(transaction, email);
    const auth = createAuth(transaction, secret, caller.isSecure, {
      hash: async () => hash,
      verify: async (claim) => claim.hash === hash && claim.password === password,
    });
    const { internalAdapter } = await auth.$context;
    const user = await internalAdapter.createUser(
      { name, email, emailVerified: false, role: invitation.role },
      { method: "email-password" },
    );
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: "credential",
      password: hash,
    });
    await transaction
      .updateTable("invitations")
      .set({ used_at: new Date().toISOString(), used_by: user.id })
      .where("id", "=", invitation.id)
      .execute();
    await writeAudit(transaction, user.id, "account.create", invitation.id);
    const { headers } = await auth.api.signInEmail({
      body: { email, password },
      headers: caller.headers,
      returnHeaders: true,
    });
    await writeAudit(transaction, user.id, "session.create");
    return headers.getSetCookie();
  });
}
