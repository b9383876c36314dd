import { randomInt } from "node:crypto";

/** Crockford's: no I, L, O or U, so that nothing read aloud or from a screen is taken for something else. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/** 40 random bits as eight characters, each of five bits. */
export function createJoinCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A code as somebody typed it, in the form in which it is kept: gaps and dashes play no part, O is 0, I and L are 1. */
export function readJoinCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return new RegExp(`^[${alphabet}]{${length}}$`).test(code) ? code : null;
}
