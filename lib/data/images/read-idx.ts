import { ImagesError } from "./images-error";

/** Numbers 0 to 255 in any number of dimensions. */
export interface IdxArray {
  shape: readonly number[];
  /** Row-major, as many as the sizes' product. */
  bytes: Uint8Array;
}

const types: Record<number, string> = {
  0x09: "signed bytes",
  0x0b: "16-bit integers",
  0x0c: "32-bit integers",
  0x0d: "32-bit floating-point numbers",
  0x0e: "64-bit floating-point numbers",
};

const unsignedByte = 0x08;

/** Whether the bytes begin as an IDX file does: two zeros, a known type, one to four dimensions. */
export function isIdx(bytes: Uint8Array): boolean {
  const [first, second, type = 0, rank = 0] = bytes;
  return first === 0 && second === 0 && (type === unsignedByte || type in types) && rank >= 1 && rank <= 4;
}

/**
 * Reads an unpacked IDX file, the format of MNIST: two zeros, the type of the numbers, how many dimensions; each one's
 * size as 32 bits, highest byte first; then the numbers, the last dimension changing fastest (Y. LeCun, C. Cortes, C.
 * Burges, The MNIST database).
 * @throws ImagesError for any other file, other types than bytes, or where numbers are missing or left over
 */
export function readIdx(bytes: Uint8Array): IdxArray {
  if (!isIdx(bytes))
    throw new ImagesError(
      "The file is no IDX file: those begin with two zero bytes, the type of their numbers, and one to four dimensions. Choose files such as train-images-idx3-ubyte and train-labels-idx1-ubyte, packed by gzip or not.",
    );
  const [, , type, rank] = bytes as unknown as [number, number, number, number];
  if (type !== unsignedByte)
    throw new ImagesError(
      `The file holds ${types[type]}. Images and labels are read here as bytes from 0 to 255 alone: save it as unsigned bytes.`,
    );
  const start = 4 + 4 * rank;
  if (bytes.length < start)
    throw new ImagesError("The file ends within its sizes: it is cut off. Fetch it again.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, start);
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const size = shape.reduce((product, extent) => product * extent, 1);
  const rest = bytes.length - start;
  if (rest !== size)
    throw new ImagesError(
      `The file says that it holds ${shape.join(" x ")} numbers, ${size.toLocaleString("en")} in all, but ${rest.toLocaleString("en")} follow: it is cut off or damaged. Fetch it again.`,
    );
  return { shape, bytes: bytes.subarray(start) };
}
