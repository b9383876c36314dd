import { expect, test } from "vitest";
import { createSealStore } from "./seals";

function makeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const opened = { plan: "a", model: 2, models: 8, validation: 0.9, test: 0.85 };

test("a seal opens once: a second look, another plan or a reload finds the first figure", () => {
  const storage = makeStorage();
  const store = createSealStore("seals", () => storage);
  let heard = 0;
  store.subscribe(() => heard++);
  expect(store.getSeals()[7]).toBeUndefined();
  store.breakSeal(7, opened);
  store.breakSeal(7, { ...opened, plan: "b", model: 0, test: 0.95 });
  expect(store.getSeals()[7]).toEqual(opened);
  expect(createSealStore("seals", () => storage).getSeals()[7]).toEqual(opened);
  expect(store.getSeals()[8]).toBeUndefined();
  expect(heard).toBe(2);
});

test("the seals of two widgets stand apart", () => {
  const storage = makeStorage();
  createSealStore("seals", () => storage).breakSeal(7, opened);
  expect(createSealStore("others", () => storage).getSeals()).toEqual({});
});

test("another page's broken seal stays broken, and a storage that is broken or forbidden costs only its memory", () => {
  const storage = makeStorage();
  const [one, other] = [createSealStore("seals", () => storage), createSealStore("seals", () => storage)];
  expect([one.getSeals(), other.getSeals()]).toEqual([{}, {}]);
  one.breakSeal(7, opened);
  other.breakSeal(7, { ...opened, test: 0.95 });
  expect(other.getSeals()[7]).toEqual(opened);
  storage.setItem("seals", "{");
  expect(createSealStore("seals", () => storage).getSeals()).toEqual({});
  const forbidden = createSealStore("seals", () => {
    throw new Error("forbidden");
  });
  forbidden.breakSeal(1, opened);
  expect(forbidden.getSeals()[1]).toEqual(opened);
});
