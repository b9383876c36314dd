import { randomBytes, randomUUID } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import { accountRoles, roleSchema, type AccountRole, type Invitation } from "@/lib/contract/account";
import type { Store } from "@/lib/store/database";
import type { InvitationTable } from "@/lib/store/people-tables";
import { writeAudit } from "../audit";
import { hashSecret } from "../readers";
import { getAccount, type Caller } from "./caller";

const day = 24 * 60 * 60 * 1000;

/** How long an invitation and the very first link hold, in milliseconds. */
const lifetimes = { invitation: 14 * day, setup: day };

/** Open invitations that one account may have. */
const mostOpen = 100;

/** Nobody gives more than they have, and an assistant gives nothing. */
export function listGivenRoles(role: AccountRole): AccountRole[] {
  return role === "assistant" ? [] : accountRoles.slice(0, accountRoles.indexOf(role) + 1);
}

function createInvitationRow(
  about: Pick<InvitationTable, "role" | "note" | "created_by">,
  lifetime: number,
): { token: string; row: InvitationTable } {
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  const row = {
    ...about,
    id: randomUUID(),
    token_hash: hashSecret(token),
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + lifetime).toISOString(),
    used_at: null,
    used_by: null,
  };
  return { token, row };
}

/**
 * The token of a link for the very first account, an owner's, good for a day; null as soon as there is an account.
 * Links of several processes hold side by side until one of them is used.
 */
export async function createSetupToken(store: Store): Promise<string | null> {
  return store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("invitations")
      .where("created_by", "is", null)
      .where("expires_at", "<", new Date().toISOString())
      .execute();
    const user = await transaction.selectFrom("users").select("id").limit(1).executeTakeFirst();
    if (user !== undefined) return null;
    const { token, row } = createInvitationRow(
      { role: "owner", note: "", created_by: null },
      lifetimes.setup,
    );
    await transaction.insertInto("invitations").values(row).execute();
    return token;
  });
}

type OpenRow = Pick<InvitationTable, "id" | "role" | "note" | "expires_at">;

function toInvitation({ id, role, note, expires_at: expiresAt }: OpenRow): Invitation {
  return { id, role: roleSchema.parse(role), note, expiresAt };
}

async function listOpen(store: Store, userId: string): Promise<Invitation[]> {
  const rows = await store
    .selectFrom("invitations")
    .select(["id", "role", "note", "expires_at"])
    .where("created_by", "=", userId)
    .where("used_at", "is", null)
    .where("expires_at", ">", new Date().toISOString())
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(toInvitation);
}

/** The caller's own invitations that are neither used nor expired, the newest first, and which roles they may give. */
export async function listInvitations(
  store: Store,
  caller: Caller,
): Promise<{ invitations: Invitation[]; roles: AccountRole[] }> {
  const account = await getAccount(store, caller);
  return { invitations: await listOpen(store, account.id), roles: listGivenRoles(account.role) };
}

/**
 * Invites one person. The token is told here and never again.
 *
 * @throws AppError "not-signed-in", "forbidden" for a role above the caller's, "bad-request" for too many at once.
 */
export async function createInvitation(
  store: Store,
  caller: Caller,
  { role, note }: { role: AccountRole; note: string },
): Promise<{ invitation: Invitation; token: string }> {
  const account = await getAccount(store, caller);
  if (!listGivenRoles(account.role).includes(role)) {
    throw new AppError("forbidden", 403, `As ${account.role} you cannot invite somebody as ${role}.`);
  }
  const { token, row } = createInvitationRow({ role, note, created_by: account.id }, lifetimes.invitation);
  await store.transaction().execute(async (transaction) => {
    if ((await listOpen(transaction, account.id)).length >= mostOpen) {
      throw new AppError("bad-request", 400, `You have ${mostOpen} open invitations: withdraw some first.`);
    }
    await transaction.insertInto("invitations").values(row).execute();
    await writeAudit(transaction, account.id, "invitation.create", row.id);
  });
  return { invitation: toInvitation(row), token };
}

/**
 * Withdraws an unused invitation of the caller's own.
 *
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function withdrawInvitation(store: Store, caller: Caller, id: string): Promise<void> {
  const account = await getAccount(store, caller);
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom("invitations")
      .where("id", "=", id)
      .where("created_by", "=", account.id)
      .where("used_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw new AppError("not-found", 404, "You have no such open invitation.");
    await writeAudit(transaction, account.id, "invitation.delete", id);
  });
}
