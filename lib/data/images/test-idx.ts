/** An IDX file of bytes, for tests. */
export function writeIdx(shape: readonly number[], values: readonly number[]): Uint8Array<ArrayBuffer> {
  const start = 4 + 4 * shape.length;
  const bytes = new Uint8Array(start + values.length);
  bytes.set([0, 0, 0x08, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((extent, i) => view.setUint32(4 + 4 * i, extent));
  bytes.set(values, start);
  return bytes;
}
