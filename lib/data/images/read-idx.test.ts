import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { drawIndices, packImages } from "./draw-images";
import { gunzip, isGzip } from "./gunzip";
import { joinIdx } from "./join-idx";
import { makeImages } from "./make-images";
import { isIdx, readIdx } from "./read-idx";
import { writeIdx } from "./test-idx";

const images = writeIdx([3, 2, 2], [0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
const labels = writeIdx([3], [7, 2, 7]);

test("MNIST's layout is read: sizes with their highest byte first, then rows of pixels", () => {
  const { shape, bytes } = readIdx(images);
  expect(shape).toEqual([3, 2, 2]);
  expect([...bytes]).toEqual([0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const large = writeIdx([300, 1], new Array<number>(300).fill(1));
  expect([...large.subarray(4, 8)]).toEqual([0, 0, 1, 44]);
  expect(readIdx(large).shape).toEqual([300, 1]);
});

test("a file packed by gzip gives the same", async () => {
  const packed = new Uint8Array(gzipSync(images));
  expect(isGzip(packed)).toBe(true);
  expect(isGzip(images)).toBe(false);
  expect(await gunzip(packed, 1e6)).toEqual(images);
});

test("broken files are refused with what is wrong", async () => {
  const packed = new Uint8Array(gzipSync(images));
  await expect(gunzip(packed.slice(0, -9), 1e6)).rejects.toThrow("cut off or damaged");
  await expect(gunzip(new Uint8Array(gzipSync(new Uint8Array(10_000))), 9_999)).rejects.toThrow("more than");
  expect(() => readIdx(images.slice(0, -1))).toThrow("12 in all, but 11 follow");
  expect(() => readIdx(images.slice(0, 9))).toThrow("ends within its sizes");
  expect(isIdx(new TextEncoder().encode("a,b,c"))).toBe(false);
  expect(() => readIdx(new TextEncoder().encode("a,b,c"))).toThrow("no IDX file");
  const floats = images.slice();
  floats[2] = 0x0d;
  expect(() => readIdx(floats)).toThrow("32-bit floating-point numbers");
});

test("images and labels find each other in either order; classes are the labels that occur", () => {
  const joined = joinIdx([readIdx(labels), readIdx(images)]);
  expect(joined).toMatchObject({ height: 2, width: 2, channels: 1, classes: ["2", "7"], labels: [1, 0, 1] });
});

test("files that do not belong together are refused", () => {
  const [image, label] = [readIdx(images), readIdx(labels)];
  expect(() => joinIdx([image])).toThrow("one of 3 x 2 x 2");
  expect(() => joinIdx([image, image])).toThrow("Two files are needed");
  expect(() => joinIdx([image, readIdx(writeIdx([2], [0, 1]))])).toThrow("3 images and 2 labels");
  expect(() => joinIdx([image, readIdx(writeIdx([3], [5, 5, 5]))])).toThrow("one class");
  expect(() => joinIdx([readIdx(writeIdx([3, 65, 1], new Array<number>(195).fill(0))), label])).toThrow(
    "65 x 1",
  );
});

test("a source holds the images as they were; its dataset is a shuffle of them", () => {
  const joined = joinIdx([readIdx(images), readIdx(labels)]);
  const kept = drawIndices(3, 4, 1);
  const source = packImages(joined, kept, (i) => joined.pixels.subarray(4 * i, 4 * i + 4));
  const { inputs, targets, inputShape } = makeImages({ ...source, seed: 3 });
  expect(inputShape).toEqual([2, 2, 1]);
  if (targets.kind !== "classes") throw new Error("classes were meant");
  const rows = Array.from(targets.labels, (label, i) => ({
    label: source.classes[label],
    pixels: Array.from(inputs.subarray(4 * i, 4 * i + 4), (value) => Math.round(255 * value)),
  }));
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual({ label: "7", pixels: [0, 255, 1, 2] });
  expect(rows).toContainEqual({ label: "2", pixels: [3, 4, 5, 6] });
  expect(rows).toContainEqual({ label: "7", pixels: [7, 8, 9, 10] });
});

test("of too many images as many are drawn as a source may hold, by the seed", () => {
  expect(drawIndices(60_000, 784, 1)).toHaveLength(5_000);
  expect(drawIndices(60_000, 64 * 64 * 3, 1)).toHaveLength(325);
  expect(drawIndices(60_000, 784, 1)).toEqual(drawIndices(60_000, 784, 1));
  expect(drawIndices(60_000, 784, 1)).not.toEqual(drawIndices(60_000, 784, 2));
});
