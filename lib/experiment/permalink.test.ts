import { expect, test } from "vitest";
import { decodeExperiment, encodeExperiment } from "./permalink";
import { createExperiment } from "./schema";

test("an experiment survives its link, and the default one needs none", () => {
  expect(encodeExperiment(createExperiment())).toBe("");
  const experiment = createExperiment({
    data: { source: { kind: "points", shape: "spiral", classes: 3 }, noise: 0.2 },
    model: { layers: [{ kind: "dense", units: 5, activation: "relu" }, { kind: "dense" }] },
    training: { optimizer: { kind: "momentum", nesterov: true }, seed: 99 },
  });
  const link = encodeExperiment(experiment);
  expect(link).toMatch(/^[\w-]+$/);
  expect(decodeExperiment(link)).toEqual({ ok: true, experiment });
});

test("a link that was cut, changed or is too long is refused in words", () => {
  const link = encodeExperiment(createExperiment({ training: { seed: 5 } }));
  for (const text of [link.slice(0, -3), "%%", btoa('{"training":{"batchSize":-1}}'), "a".repeat(50_000)]) {
    const decoded = decodeExperiment(text);
    expect(decoded.ok).toBe(false);
    if (!decoded.ok) expect(decoded.error.message).toMatch(/^The link/);
  }
});

test("a link from before residual layers had a shortcut of their own still means a projection and a plain sum", () => {
  const link = btoa('{"model":{"layers":[{"kind":"residual","layers":[{"kind":"dense","units":2}]}]}}');
  const decoded = decodeExperiment(link);
  expect(decoded.ok && decoded.experiment.model.layers[0]).toMatchObject({
    shortcut: "project",
    activation: "linear",
  });
});
