import { ImagesError } from "./images-error";

/** Whether the bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file (RFC 1952).
 * @param most bytes that it may unpack to: a small file can hold gigabytes
 * @throws ImagesError when it is cut off or broken, or holds more
 */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ImagesError(
        "The file is packed by gzip, and cannot be unpacked: it is cut off or damaged. Fetch it again.",
      );
    });
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new ImagesError(
        `The packed file holds more than ${Math.round(most / 1e6)} MB, the most that is read here. Keep a part of its images.`,
      );
    }
    pieces.push(value);
  }
  const all = new Uint8Array(length);
  let from = 0;
  for (const piece of pieces) {
    all.set(piece, from);
    from += piece.length;
  }
  return all;
}
