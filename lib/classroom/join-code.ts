import { randomInt } from "node:crypto";

/** Crockford's 32 signs: no I, L, O and U, which are misread or misheard. Each is worth five bits. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** How many signs a code has, which tells what it is a code for: 45 bits for a class, 40 for a live session. */
const lengths = { class: 9, session: 8 };

export type JoinCodeKind = keyof typeof lengths;

/** A code from the system's cryptographic source. */
export function createJoinCode(kind: JoinCodeKind): string {
  return Array.from({ length: lengths[kind] }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A code as somebody typed it, made into the form that is kept; null for what can be no code of this kind. */
export function readJoinCode(kind: JoinCodeKind, text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return code.length === lengths[kind] && [...code].every((sign) => alphabet.includes(sign)) ? code : null;
}

/** In groups, such as "7K3-9QF-XW2" for a class and "7K39-QFXW" for a session. */
export function printJoinCode(code: string): string {
  return code.match(code.length === lengths.class ? /.{1,3}/g : /.{1,4}/g)?.join("-") ?? "";
}
