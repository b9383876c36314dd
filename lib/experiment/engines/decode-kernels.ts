/** The module that a `bytes.ts` holds as base64. */
export function decodeKernels(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
