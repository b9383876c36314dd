import { AppError } from "@/lib/contract/app-error";
import { roleSchema, type Account } from "@/lib/contract/account";
import type { Store } from "@/lib/store/database";
import type { ApiRequest } from "../api-request";
import { isSecure } from "../reader-cookie";
import { createAuth } from "./auth";
import { getAuthSecret } from "./auth-secret";

/** Who asks, as a request tells it. Each function that reads or writes for an account finds the account by it itself. */
export interface Caller {
  /** The session's cookie and the browser's name, nothing else of the request. */
  headers: Headers;
  /** Whether the browser spoke https. */
  isSecure: boolean;
}

export function readCaller(request: ApiRequest): Caller {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value.slice(0, 4096));
  }
  return { headers, isSecure: isSecure(request) };
}

/** The account that is signed in, or null. */
export async function findAccount(store: Store, caller: Caller): Promise<Account | null> {
  const auth = createAuth(store, await getAuthSecret(store), caller.isSecure);
  const found = await auth.api.getSession({ headers: caller.headers });
  if (found === null) return null;
  const { id, name, email, role } = found.user;
  return { id, name, email, role: roleSchema.parse(role) };
}

/**
 * The account that is signed in.
 *
 * @throws AppError "not-signed-in".
 */
export async function getAccount(store: Store, caller: Caller): Promise<Account> {
  const account = await findAccount(store, caller);
  if (account === null) throw new AppError("not-signed-in", 401, "Sign in first.");
  return account;
}
