import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { writeIdx } from "@/lib/data/images/test-idx";
import { createExperiment } from "@/lib/experiment/schema";
import { prepareData } from "@/lib/experiment/prepare-data";
import { job, type ReadImagesFrame, type ReadImagesSpec } from "./read-images-job";
import { createTestLab } from "./test-lab";

async function read(files: ReadImagesSpec["files"]) {
  const { lab, drawFrame } = createTestLab({ "read-images": async () => ({ job }) });
  const run = lab.createJob<ReadImagesSpec, never, ReadImagesFrame>("read-images");
  run.start({ files, side: 28, channels: 1 });
  const isRead = () => run.getState().status === "done" && run.getState().latest?.source != null;
  while (!isRead() && run.getState().status !== "failed") {
    drawFrame();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { latest, error } = run.getState();
  lab.dispose();
  return { frame: latest, fault: error?.message ?? null };
}

const count = 40;
const pixels = Array.from({ length: count * 9 }, (_, i) => (i * 37) % 256);
const files = [
  { path: "t10k-images-idx3-ubyte.gz", blob: new Blob([gzipSync(writeIdx([count, 3, 3], pixels))]) },
  {
    path: "t10k-labels-idx1-ubyte",
    blob: new Blob([
      writeIdx(
        [count],
        pixels.slice(0, count).map((i) => i % 4),
      ),
    ]),
  },
];

test("MNIST's files, one packed and one not, become the data of an experiment", async () => {
  const { frame } = await read(files);
  expect(frame).toMatchObject({ found: count, kept: count, read: count });
  const experiment = createExperiment({
    data: { source: frame?.source ?? undefined, preprocessing: "normalize" },
    model: { layers: [{ kind: "flatten" }, { kind: "dense", activation: "linear" }] },
    training: { loss: "softmaxCrossEntropy" },
  });
  const data = prepareData(experiment.data, experiment.training.loss);
  expect(data.inputShape).toEqual([3, 3, 1]);
  expect(data.classes).toEqual(["0", "1", "2", "3"]);
  expect(data.parts.train.count + data.parts.validation.count + data.parts.test.count).toBe(count);
});

test("what cannot be read fails with the file's name and words", async () => {
  expect((await read([])).fault).toContain("no file");
  expect((await read(files.slice(0, 1))).fault).toContain("Two files are needed");
  const broken = { path: "d/labels.gz", blob: new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])]) };
  expect((await read([files[0]!, broken])).fault).toMatch(/^labels.gz: .*damaged/);
});
