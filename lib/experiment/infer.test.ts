import { expect, test } from "vitest";
import { ExperimentError } from "./experiment-error";
import { inferExperiment, inferModel } from "./infer";
import { layerSchema, type WrittenLayer } from "./schema-layers";
import { createExperiment } from "./schema";

const frame = { inputShape: [28, 28, 1], outputs: 10, initialization: { kind: "he" } as const };
const parse = (layers: unknown[]) => layers.map((layer) => layerSchema.parse(layer));

test("LeNet-5 in its modern layout has 61,706 parameters", () => {
  const layers = parse([
    { kind: "conv2d", filters: 6, kernel: 5, padding: "same" },
    { kind: "averagePool" },
    { kind: "conv2d", filters: 16, kernel: 5 },
    { kind: "averagePool" },
    { kind: "flatten" },
    { kind: "dense", units: 120 },
    { kind: "dense", units: 84 },
    { kind: "dense" },
  ]);
  const info = inferModel(layers, frame);
  expect(info.parameters).toBe(61_706);
  expect(info.outputShape).toEqual([10]);
});

test("an LSTM of n units over m inputs has 4(n(m+n)+n) parameters", () => {
  const info = inferModel(parse([{ kind: "lstm", units: 16 }]), { ...frame, inputShape: [40, 7] });
  expect(info.parameters).toBe(4 * (16 * (7 + 16) + 16));
  expect(info.outputShape).toEqual([40, 16]);
});

test("two 3x3 convolutions see 5x5 pixels, and a 2x2 pool between them doubles what the second adds", () => {
  const field = (layers: unknown[]) => inferModel(parse(layers), frame).layers.at(-1)?.receptiveField?.size;
  expect(field([{ kind: "conv2d" }, { kind: "conv2d" }])).toBe(5);
  expect(field([{ kind: "conv2d" }, { kind: "maxPool" }, { kind: "conv2d" }])).toBe(8);
});

test("an impossible layer is named", () => {
  const shrink = parse([{ kind: "conv2d", kernel: 31 }]);
  expect(() => inferModel(shrink, frame)).toThrow(ExperimentError);
  expect(() => inferModel(shrink, frame)).toThrow(/[Ll]ayer 1/);
  const wrong = createExperiment({ model: { layers: [{ kind: "dense", units: 7 }] } });
  expect(() => inferExperiment(wrong)).toThrow(/dense layer of 2 units/);
});

test("a model with nothing to train is refused, and it is said why", () => {
  const infer = (layers: WrittenLayer[]) => inferExperiment(createExperiment({ model: { layers } }));
  const head = { kind: "dense" } as const;
  expect(() => infer([{ ...head, frozen: true }])).toThrow(
    /Every layer with weights is frozen.*one of them learn/,
  );
  expect(() => infer([{ kind: "activation", activation: "relu" }])).toThrow(/No layer has weights/);
  expect(infer([{ ...head, units: 4, frozen: true }, head]).parameters).toBe(4 * 2 + 2);
});

test("a residual layer sees what the wider of its two ways sees, and a misfit of the two is named", () => {
  const block = (shortcut: unknown) =>
    parse([{ kind: "residual", layers: [{ kind: "conv2d", filters: 4, padding: 1 }], shortcut }]);
  const see = (shortcut: unknown) => inferModel(block(shortcut), frame).layers[0]?.receptiveField?.size;
  expect(see([{ kind: "conv2d", filters: 4, kernel: 1 }])).toBe(3);
  expect(see([{ kind: "conv2d", filters: 4, kernel: 7, padding: 3 }])).toBe(7);
  expect(() => see([{ kind: "conv2d", filters: 5, kernel: 1 }])).toThrow(/Layer 1 \(residual\).*shortcut/);
  expect(() => see([{ kind: "dense" }])).toThrow(/Layer 1, shortcut layer 1 \(dense\)/);
  const narrowing = parse([{ kind: "residual", layers: [{ kind: "conv2d", filters: 1 }], shortcut: "pad" }]);
  expect(() => inferModel(narrowing, frame)).toThrow(/no padding/);
});

test("a bidirectional layer has twice the parameters of one direction, and gives both states", () => {
  const infer = (layer: object) => inferModel(parse([layer]), { ...frame, inputShape: [40, 7] });
  const both = infer({ kind: "gru", units: 16, bidirectional: true });
  expect(both.parameters).toBe(2 * infer({ kind: "gru", units: 16 }).parameters);
  expect(both.outputShape).toEqual([40, 32]);
  expect(infer({ kind: "rnn", units: 5, bidirectional: true, returnSequences: false }).outputShape).toEqual([
    10,
  ]);
});

test("a vector becomes a sequence by being repeated, and a sequence cannot be", () => {
  const info = inferModel(parse([{ kind: "repeat", times: 6 }]), { ...frame, inputShape: [7] });
  expect(info.outputShape).toEqual([6, 7]);
  expect(() => inferModel(parse([{ kind: "repeat" }]), { ...frame, inputShape: [40, 7] })).toThrow(
    /repeats a row/,
  );
  const wave = { source: { kind: "series", task: "wave", length: 9 } } as const;
  const layers = [{ kind: "repeat", times: 8 }, { kind: "dense" }] as const;
  const short = createExperiment({
    data: wave,
    model: { layers: [...layers] },
    training: { loss: "squaredError" },
  });
  expect(() => inferExperiment(short)).toThrow(/gives \[8, 1\], but the data asks for \[9, 1\]/);
});
