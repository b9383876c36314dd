/** Bytes as base64. */
export function encodeBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A call takes some ten thousand arguments, and no more.
  for (let from = 0; from < bytes.length; from += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8_192)));
  return btoa(pieces.join(""));
}

/** Numbers as base64 of 32-bit floats, little-endian as every machine has them that runs this. */
export function encodeFloats(values: Float32Array): string {
  return encodeBytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/**
 * The inverse of `encodeBytes`.
 * @throws DOMException for anything that is not base64
 */
export function decodeBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * The inverse of `encodeFloats`.
 * @throws DOMException for anything that is not base64, RangeError where the last number is cut off
 */
export function decodeFloats(text: string): Float32Array<ArrayBuffer> {
  return new Float32Array(decodeBytes(text).buffer);
}

/** A JSON value for a link: the URL-safe base64 of its UTF-8 bytes. */
export function encodeJson(value: unknown): string {
  const text = encodeBytes(new TextEncoder().encode(JSON.stringify(value)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The inverse of `encodeJson`.
 * @throws DOMException, TypeError or SyntaxError for anything that is not such a text
 */
export function decodeJson(text: string): unknown {
  const bytes = decodeBytes(text.replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}
