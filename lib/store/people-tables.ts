/**
 * An instructor's account. This table and the three below are read and written by better-auth, which keeps dates in
 * its own way (text in SQLite, timestamptz in PostgreSQL): here they are only carried.
 */
export interface UserTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  email_verified: unknown;
  image: string | null;
  /** "owner", "instructor" or "assistant". */
  role: string;
  created_at: unknown;
  updated_at: unknown;
}

/** One browser in which a person is signed in. */
export interface SessionTable {
  id: string;
  user_id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: unknown;
  created_at: unknown;
  updated_at: unknown;
}

/** A way to sign in. There is one: provider "credential", with the hash of a password. */
export interface AccountTable {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: unknown;
  refresh_token_expires_at: unknown;
  scope: string | null;
  created_at: unknown;
  updated_at: unknown;
}

/** What better-auth would send by e-mail to be shown again; empty as long as no mail is sent. */
export interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: unknown;
  created_at: unknown;
  updated_at: unknown;
}

/** A link with which one person makes an account, once. Only the hash of its token is kept. */
export interface InvitationTable {
  id: string;
  token_hash: string;
  role: string;
  /** For whom it is, in the words of the person who made it. */
  note: string;
  /** Null for the link that the program prints while there is no account. */
  created_by: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  used_by: string | null;
}

/** What the program itself must keep secret, such as the key with which cookies are signed. */
export interface SecretTable {
  name: string;
  value: string;
}

/** Who did what, written in the transaction that does it. */
export interface AuditTable {
  id: string;
  /** Null once the account is deleted. */
  user_id: string | null;
  /** Noun and verb, such as "invitation.create". */
  act: string;
  /** Id of what it was done to, where that is not the account itself. */
  subject: string | null;
  created_at: string;
}
