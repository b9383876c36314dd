/** Crockford's: no I, L, O or U, so that nothing read aloud or from a screen is taken for something else. */
export const joinCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const joinCodeLength = 8;

/** A code as somebody typed it, in the form in which it is kept: gaps and dashes play no part, O is 0, I and L are 1. */
export function readJoinCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return new RegExp(`^[${joinCodeAlphabet}]{${joinCodeLength}}$`).test(code) ? code : null;
}

/** A code, or its beginning, as it is shown: with a gap in the middle. */
export function printJoinCode(code: string): string {
  const middle = joinCodeLength / 2;
  return code.length <= middle ? code : `${code.slice(0, middle)} ${code.slice(middle)}`;
}
