import { expect, test } from "vitest";
import { createRemembered } from "./remembered";

function createStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => void values.delete(key),
    setItem: (key, value) => void values.set(key, value),
  };
}

const apple = { state: "works", isSoftware: false, adapter: "apple metal-3" } as const;

test("The choice of device is kept as its plain name", () => {
  const storage = createStorage();
  const remembered = createRemembered(() => storage, "browser 1");
  expect(remembered.readPreference()).toBe("auto");
  remembered.writePreference("wasm");
  expect(storage.getItem("lab-device")).toBe("wasm");
  expect(createRemembered(() => storage, "browser 2").readPreference()).toBe("wasm");
});

test("What was found of a graphics processor lasts until the browser changes", () => {
  const storage = createStorage();
  createRemembered(() => storage, "browser 1").writeVerdicts({ webgpu: apple });
  expect(createRemembered(() => storage, "browser 1").readVerdicts()).toEqual({ webgpu: apple });
  expect(createRemembered(() => storage, "browser 2").readVerdicts()).toEqual({});
});

test("A device that was lost, absent or not tried is looked at again at the next visit", () => {
  const storage = createStorage();
  const remembered = createRemembered(() => storage, "browser 1");
  remembered.writeVerdicts({
    webgpu: { state: "fails", isSoftware: false, adapter: "", reason: "it stopped working" },
    webgl: { ...apple, state: "untried" },
    wasm: { state: "works", isSoftware: false, adapter: "" },
  });
  expect(remembered.readVerdicts()).toEqual({ wasm: { state: "works", isSoftware: false, adapter: "" } });
});

test("Broken or forbidden storage is an empty memory", () => {
  const storage = createStorage();
  storage.setItem("lab-device", "abacus");
  storage.setItem("lab-verdicts", "{");
  expect(createRemembered(() => storage, "b").readPreference()).toBe("auto");
  expect(createRemembered(() => storage, "b").readVerdicts()).toEqual({});
  const forbidden = createRemembered(() => {
    throw new DOMException("Access is denied", "SecurityError");
  }, "b");
  forbidden.writePreference("cpu");
  expect(forbidden.readPreference()).toBe("auto");
});
