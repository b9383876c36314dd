import { decodeImage } from "@/lib/data/images/decode-image";
import { drawIndices, packImages } from "@/lib/data/images/draw-images";
import { gunzip, isGzip } from "@/lib/data/images/gunzip";
import { ImagesError } from "@/lib/data/images/images-error";
import { joinIdx } from "@/lib/data/images/join-idx";
import { isIdx, readIdx } from "@/lib/data/images/read-idx";
import { sortFolder } from "@/lib/data/images/sort-folder";
import type { ImageSource } from "@/lib/experiment/schema-data";
import { defineJob, JobError, type JobRun } from "./job";

/** Bytes of an IDX file, unpacked: MNIST's 60,000 training images have 47 MB. */
const mostBytes = 100_000_000;

/** Images of a folder that are decoded between two frames. */
const imagesAtOnce = 32;

export interface ReadImagesSpec {
  /** Two IDX files, or the files of a folder, by their paths. They are read here in the worker, and stay on the device. */
  files: readonly { path: string; blob: Blob }[];
  /** Pixels along a side and channels to which images of a folder are brought; IDX files have their own. */
  side: number;
  channels: 1 | 3;
  /** Draws the images where there are too many. */
  seed?: number;
}

export interface ReadImagesFrame {
  /** Null until all is read. */
  source: ImageSource | null;
  /** Images there are, those that will be kept, and those that are read by now. */
  found: number;
  kept: number;
  read: number;
  /** What the reader should know of how it was read, each a sentence. */
  notes: string[];
}

type Run = JobRun<never, ReadImagesFrame>;

/** Reads images with their classes: MNIST's two files, packed or not, or a folder of images. */
export const job = defineJob<ReadImagesSpec, never, ReadImagesFrame>({
  device: "none",
  create: async (spec) => {
    try {
      const first = await readHead(spec.files[0]?.blob);
      return isGzip(first) || isIdx(first) ? await readPair(spec) : readFolder(spec);
    } catch (error) {
      if (error instanceof ImagesError) throw new JobError("images", error.message);
      throw error;
    }
  },
});

async function readHead(file: Blob | undefined): Promise<Uint8Array> {
  if (file === undefined) throw new ImagesError("There is no file in the folder. Choose one with images.");
  return readBytes(file.slice(0, 4));
}

async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new ImagesError(
      "The browser could not read the file: it may have been moved, deleted or changed after it was chosen. Choose it again.",
    );
  }
}

async function readPair({ files, seed = 1 }: ReadImagesSpec): Promise<Run> {
  const arrays = [];
  for (const { path, blob } of files) {
    const name = path.split("/").at(-1) ?? path;
    try {
      if (blob.size > mostBytes)
        throw new ImagesError(
          `It has ${Math.round(blob.size / 1e6)} MB; at most ${mostBytes / 1e6} MB are read here.`,
        );
      const bytes = await readBytes(blob);
      arrays.push(readIdx(isGzip(bytes) ? await gunzip(bytes, mostBytes) : bytes));
    } catch (error) {
      if (error instanceof ImagesError) throw new ImagesError(`${name}: ${error.message}`);
      throw error;
    }
  }
  const images = joinIdx(arrays);
  const { height, width, channels, labels, pixels } = images;
  const size = height * width * channels;
  const kept = drawIndices(labels.length, size, seed);
  const source = packImages(images, kept, (i) => pixels.subarray(i * size, (i + 1) * size));
  const counts = { found: labels.length, kept: kept.length, read: kept.length };
  return rest(
    () => undefined,
    () => ({ ...counts, source, notes: [] }),
  );
}

function readFolder({ files, side, channels, seed = 1 }: ReadImagesSpec): Run {
  const { classes, images, leftOut } = sortFolder(files);
  const kept = drawIndices(images.length, side * side * channels, seed);
  const pixels: (Uint8Array | null)[] = [];
  const notes =
    leftOut > 0 ? [`${leftOut} other ${leftOut === 1 ? "file was" : "files were"} left out.`] : [];
  let source: ImageSource | null = null;

  async function decode(index: number): Promise<Uint8Array | null> {
    const { entry } = images[index] as (typeof images)[number];
    try {
      return await decodeImage(entry.blob, side, channels);
    } catch (error) {
      if (!(error instanceof ImagesError)) throw error;
      notes.push(`${entry.path} was left out. ${error.message}`);
      return null;
    }
  }
  function pack(): ImageSource {
    const places = kept
      .map((image, place) => ({ image, place }))
      .filter(({ place }) => pixels[place] !== null);
    if (places.length === 0) throw new JobError("images", "None of the images could be read.");
    const labels = places.map(({ image }) => images[image]?.label ?? 0);
    const all = { height: side, width: side, channels, classes, labels };
    return packImages(
      all,
      labels.map((_, i) => i),
      (i) => pixels[places[i]?.place ?? 0] as Uint8Array,
    );
  }
  const isDone = () => pixels.length === kept.length;
  return rest(
    async () => {
      const next = kept.slice(pixels.length, pixels.length + imagesAtOnce);
      pixels.push(...(await Promise.all(next.map(decode))));
      if (isDone()) source = pack();
    },
    () => ({
      found: images.length,
      kept: kept.length,
      read: pixels.length,
      source,
      notes: notes.slice(0, 6),
    }),
    isDone,
  );
}

/** A run that reads, and begins anew after a lost worker: there is nothing to save. */
function rest(step: Run["step"], frame: () => ReadImagesFrame, done: () => boolean = () => true): Run {
  return {
    step,
    done,
    frame: async () => ({ frame: frame() }),
    save: async () => null,
    restore: async () => undefined,
    dispose: () => undefined,
  };
}
