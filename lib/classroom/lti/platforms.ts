import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Account } from "@/lib/contract/account";
import type { Platform, PlatformFields } from "@/lib/contract/lti";
import type { Database, Store } from "@/lib/store/database";
import type { LtiPlatformTable } from "@/lib/store/lti-tables";
import { getAccount, type Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { isPlatformAddress } from "./ask-platform";
import { countWaiting } from "./grade-counts";

async function getOwner(store: Store, caller: Caller): Promise<Account> {
  const account = await getAccount(store, caller);
  if (account.role === "owner") return account;
  throw new AppError("forbidden", 403, "Only an owner of the site looks after learning platforms.");
}

/** The addresses that a platform has given, whose hosts are the only ones that we ask or send somebody to. */
export function listOrigins(row: LtiPlatformTable): string[] {
  const addresses = [row.issuer, row.authorization_endpoint, row.token_endpoint, row.jwks_url];
  return addresses.flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : []));
}

/** Whether an address that a platform names later is on one of the hosts that it was registered with. */
export function isOfPlatform(row: LtiPlatformTable, address: string): boolean {
  return isPlatformAddress(address) && listOrigins(row).includes(new URL(address).origin);
}

function checkFields(fields: PlatformFields): void {
  const addresses = {
    "The sign-in address": fields.authorizationEndpoint,
    "The token address": fields.tokenEndpoint,
    "The address of the keys": fields.jwksUrl,
  };
  for (const [field, address] of Object.entries(addresses)) {
    if (isPlatformAddress(address)) continue;
    throw new AppError(
      "bad-request",
      400,
      `${field} must begin with https:// and be on the public internet.`,
    );
  }
}

const toRow = (fields: PlatformFields) => ({
  name: fields.name,
  issuer: fields.issuer,
  client_id: fields.clientId,
  authorization_endpoint: fields.authorizationEndpoint,
  token_endpoint: fields.tokenEndpoint,
  jwks_url: fields.jwksUrl,
});

/** All platforms, by name. @throws AppError "not-signed-in", or "forbidden" for all but owners. */
export async function listPlatforms(store: Store, caller: Caller): Promise<Platform[]> {
  await getOwner(store, caller);
  const rows = await store.selectFrom("lti_platforms").selectAll().orderBy("name").orderBy("id").execute();
  const deployments = await store.selectFrom("lti_deployments").selectAll().orderBy("deployment").execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: row.name,
      issuer: row.issuer,
      clientId: row.client_id,
      authorizationEndpoint: row.authorization_endpoint,
      tokenEndpoint: row.token_endpoint,
      jwksUrl: row.jwks_url,
      deployments: deployments.filter((of) => of.platform_id === row.id).map((of) => of.deployment),
      ...(await countWaiting(store, row.id)),
    })),
  );
}

async function replaceDeployments(
  transaction: Transaction<Database>,
  id: string,
  deployments: readonly string[],
): Promise<void> {
  await transaction.deleteFrom("lti_deployments").where("platform_id", "=", id).execute();
  const rows = deployments.map((deployment) => ({ platform_id: id, deployment }));
  await transaction.insertInto("lti_deployments").values(rows).execute();
}

async function checkUnknown(
  transaction: Transaction<Database>,
  { issuer, clientId }: PlatformFields,
  self: string,
): Promise<void> {
  const other = await transaction
    .selectFrom("lti_platforms")
    .select("id")
    .where("issuer", "=", issuer)
    .where("client_id", "=", clientId)
    .where("id", "<>", self)
    .executeTakeFirst();
  if (other === undefined) return;
  throw new AppError("bad-request", 400, "There is a platform with this issuer and client id already.");
}

/** @throws AppError as `listPlatforms`; "bad-request" for an address that is not to be asked, or one known already. */
export async function createPlatform(store: Store, caller: Caller, fields: PlatformFields): Promise<void> {
  const account = await getOwner(store, caller);
  checkFields(fields);
  const id = randomUUID();
  await store.transaction().execute(async (transaction) => {
    await checkUnknown(transaction, fields, id);
    await transaction
      .insertInto("lti_platforms")
      .values({ ...toRow(fields), id, created_at: new Date().toISOString() })
      .execute();
    await replaceDeployments(transaction, id, fields.deployments);
    await writeAudit(transaction, account.id, "lti-platform.create", id);
  });
}

/** @throws AppError as `createPlatform`, or "not-found". */
export async function changePlatform(
  store: Store,
  caller: Caller,
  id: string,
  fields: PlatformFields,
): Promise<void> {
  const account = await getOwner(store, caller);
  checkFields(fields);
  await store.transaction().execute(async (transaction) => {
    await checkUnknown(transaction, fields, id);
    const row = await transaction
      .updateTable("lti_platforms")
      .set(toRow(fields))
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw new AppError("not-found", 404, "There is no such platform any more.");
    await replaceDeployments(transaction, id, fields.deployments);
    await writeAudit(transaction, account.id, "lti-platform.change", id);
  });
}

/**
 * Forgets a platform: its courses' connections, its links, and which of its users is which reader. Classes, readers
 * and answers stay.
 *
 * @throws AppError as `listPlatforms`, or "not-found".
 */
export async function deletePlatform(store: Store, caller: Caller, id: string): Promise<void> {
  const account = await getOwner(store, caller);
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom("lti_platforms")
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw new AppError("not-found", 404, "There is no such platform any more.");
    await writeAudit(transaction, account.id, "lti-platform.delete", id);
  });
}
