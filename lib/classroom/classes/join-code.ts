import { randomBytes } from "node:crypto";

/** Crockford's 32 signs: no I, L, O and U, which are misread or misheard. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Nine signs of five bits each: 45 bits. */
const length = 9;

/** A code from the system's cryptographic source. 256 is a multiple of 32, so every sign is as likely as any other. */
export function createJoinCode(): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

/** A code as somebody typed it, made into the form that is kept; null for what can be no code. */
export function readJoinCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return code.length === length && [...code].every((sign) => alphabet.includes(sign)) ? code : null;
}

/** In three groups of three, such as "7K3-9QF-XW2". */
export function printJoinCode(code: string): string {
  return code.match(/.{1,3}/g)?.join("-") ?? "";
}
