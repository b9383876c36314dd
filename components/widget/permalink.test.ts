import { expect, test } from "vitest";
import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { encodeJson } from "@/lib/contract/base64";
import { decodeState, parseState, printPermalink, printTag } from "./permalink";

const definition = defineWidget({
  name: "sample",
  tag: "Sample",
  title: "Sample",
  summary: "A sample.",
  schema: z.object({
    depth: z.number().int().min(1).max(50).default(30),
    label: z.string().default("ÿ"),
    rows: z.array(z.number()).default([1, 2]),
  }),
});

test("any JSON value survives the way through a URL", () => {
  const value = { text: "größe \u{1F600} 漢", list: [1, -2.5, null, true], nested: { a: "" } };
  expect(decodeState(encodeJson(value))).toEqual(value);
  expect(encodeJson(value)).toMatch(/^[\w-]+$/);
});

test("a broken or foreign permalink is no state", () => {
  for (const text of ["", "%%%", "aGVsbG8", encodeJson(7), encodeJson({ depth: 51 })]) {
    expect(parseState(definition, decodeState(text))).toBeNull();
  }
});

test("a permalink carries only what differs from the opening state", () => {
  const opening = definition.schema.parse({});
  expect(printPermalink(definition, opening)).toBe("/widgets/sample");
  const link = printPermalink(definition, { ...opening, depth: 5 });
  expect(decodeState(link.split("#")[1] ?? "")).toEqual({ depth: 5 });
});

test("the printed tag sets strings bare and everything else as a literal", () => {
  const state = { depth: 7, label: "two words", rows: [3] };
  expect(printTag(definition, state)).toBe('<Sample depth={7} label="two words" rows={[3]} />');
  expect(printTag(definition, { ...state, label: 'a "b"' })).toContain('label={"a \\"b\\""}');
});
