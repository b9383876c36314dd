import { z } from "zod";

/** What an account may do; each role may do what the one before it may. */
export const accountRoles = ["assistant", "instructor", "owner"] as const;

export const roleSchema = z.enum(accountRoles);

export type AccountRole = z.infer<typeof roleSchema>;

/** Fewest characters of a new password. */
export const shortestPassword = 12;
export const longestPassword = 128;

const emailSchema = z.email("this is no e-mail address").max(254);
const newPasswordSchema = z
  .string()
  .min(shortestPassword, `a password has at least ${shortestPassword} characters`)
  .max(longestPassword, `a password has at most ${longestPassword} characters`);
/** A password that is only compared. */
const passwordSchema = z.string().min(1).max(longestPassword);

/** Of a link that makes an account: 256 random bits in base64url. */
export const invitationTokenSchema = z.string().regex(/^[\w-]{43}$/, "the link is not complete");

export const signInSchema = z.strictObject({ email: emailSchema, password: passwordSchema });
export const signOutSchema = z.strictObject({ everywhere: z.boolean() });
export const passwordChangeSchema = z.strictObject({
  currentPassword: passwordSchema,
  newPassword: newPasswordSchema,
});
export const deletionSchema = z.strictObject({ password: passwordSchema });
export const openInvitationSchema = z.strictObject({ token: invitationTokenSchema });
export const acceptSchema = z.strictObject({
  token: invitationTokenSchema,
  name: z.string().trim().min(1, "a name is needed").max(100),
  email: emailSchema,
  password: newPasswordSchema,
});
export const invitationSchema = z.strictObject({
  role: roleSchema,
  note: z.string().trim().max(100),
});
export const exportSchema = z.strictObject({});
export const withdrawalSchema = z.strictObject({ id: z.uuid() });

export type AcceptRequest = z.infer<typeof acceptSchema>;

/** A person who is signed in. */
export interface Account {
  id: string;
  name: string;
  email: string;
  role: AccountRole;
}

/** A browser in which the account is signed in. Times are ISO 8601, UTC. */
export interface OpenSession {
  since: string;
  /** As the browser calls itself; empty where it does not. */
  browser: string;
  isThis: boolean;
}

/** Reply of GET /api/account. */
export interface AccountReply {
  ok: true;
  account: Account;
  sessions: OpenSession[];
}

/** An invitation as its maker sees it. */
export interface Invitation {
  id: string;
  role: AccountRole;
  note: string;
  expiresAt: string;
}

/** Reply of GET /api/account/invitations: those not yet used, and which roles this account may give. */
export interface InvitationsReply {
  ok: true;
  invitations: Invitation[];
  roles: AccountRole[];
}

/** Reply of POST /api/account/invitations. The token is told once. */
export interface NewInvitationReply {
  ok: true;
  invitation: Invitation;
  token: string;
}

/** Reply of POST /api/account/welcome: what a link is good for. */
export interface WelcomeReply {
  ok: true;
  role: AccountRole;
  /** Who invited; null for the very first account. */
  invitedBy: string | null;
  expiresAt: string;
}

/** Reply of POST /api/account/export: rows by table. */
export interface ExportReply {
  ok: true;
  tables: Record<string, Record<string, unknown>[]>;
}
