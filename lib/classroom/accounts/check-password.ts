import { hashPassword, verifyPassword } from "better-auth/crypto";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import { countPassword } from "./account-limits";
import type { PasswordSteps } from "./auth";

/**
 * Compares a password with an account's. An unknown account takes as long and is answered in the same words.
 *
 * @returns the comparison that was made, for better-auth to make again within a transaction without the wait.
 * @throws AppError "wrong-credentials" or "too-many-requests".
 */
export async function checkPassword(
  store: Store,
  email: string,
  password: string,
): Promise<PasswordSteps["verify"]> {
  countPassword(email);
  const row = await store
    .selectFrom("accounts")
    .innerJoin("users", "users.id", "accounts.user_id")
    .select("accounts.password")
    .where("users.email", "=", email.toLowerCase())
    .where("accounts.provider_id", "=", "credential")
    .executeTakeFirst();
  const hash = row?.password ?? null;
  const isRight = hash === null ? await wasteTime(password) : await verifyPassword({ hash, password });
  if (!isRight) {
    throw new AppError("wrong-credentials", 401, "There is no account with this e-mail and this password.");
  }
  // Changed in between, the hash differs, and the answer is no.
  return async (claim) => claim.hash === hash && claim.password === password;
}

async function wasteTime(password: string): Promise<false> {
  await hashPassword(password);
  return false;
}
