import { betterAuth, type BetterAuthOptions } from "better-auth";
import { longestPassword, shortestPassword } from "@/lib/contract/account";
import type { Store } from "@/lib/store/database";
import { isPostgres } from "@/lib/store/is-postgres";

const day = 24 * 60 * 60;

const timestamps = { createdAt: "created_at", updatedAt: "updated_at" } as const;

/** The names of our tables and columns in better-auth's words. */
const tables = {
  user: {
    modelName: "users",
    fields: { emailVerified: "email_verified", ...timestamps },
    additionalFields: { role: { type: "string", required: true, input: false } },
  },
  session: {
    modelName: "sessions",
    fields: {
      userId: "user_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      ...timestamps,
    },
    expiresIn: 30 * day,
    // A session ends thirty days after the sign-in: so reading one writes nothing.
    disableSessionRefresh: true,
  },
  account: {
    modelName: "accounts",
    fields: {
      userId: "user_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      ...timestamps,
    },
  },
  verification: { modelName: "verifications", fields: { expiresAt: "expires_at", ...timestamps } },
} as const satisfies BetterAuthOptions;

/** How passwords are hashed and compared. Both take some 60 ms, so they are done before a transaction begins. */
export interface PasswordSteps {
  hash: (password: string) => Promise<string>;
  verify: (claim: { hash: string; password: string }) => Promise<boolean>;
}

const refuse = () => Promise.reject(new Error("A password must be checked before the transaction begins"));

/** All that better-auth is told. There is no public sign-up: accounts are made by invitation alone. */
export function describeAuth(
  store: Store,
  secret: string,
  isSecure: boolean,
  password: PasswordSteps = { hash: refuse, verify: refuse },
) {
  return {
    ...tables,
    database: { db: store, type: isPostgres(store) ? "postgres" : "sqlite" },
    secret,
    // Nothing is reached by an address of better-auth's own: our routes call its functions.
    baseURL: "http://localhost",
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password,
    },
    // Requests are counted by our own limits, and no address is kept.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: "forward-pass",
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
      // A test compares the tables; here it would be asked anew in every transaction.
      database: { validateSchema: false },
    },
  } as const satisfies BetterAuthOptions;
}

/**
 * better-auth on a store, or on a transaction of it: what its functions write then comes and goes with our own rows.
 * Making one takes about a millisecond.
 */
export function createAuth(...about: Parameters<typeof describeAuth>) {
  return betterAuth(describeAuth(...about));
}
