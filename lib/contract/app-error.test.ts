import { expect, test, vi } from "vitest";
import { AppError } from "./app-error";

test("a fault is known by another copy of this module, and other errors are not", async () => {
  vi.resetModules();
  const { AppError: Other } = await import("./app-error");
  expect(Other).not.toBe(AppError);
  expect(new Other("not-found", 404, "Not here.")).toBeInstanceOf(AppError);
  expect(new AppError("not-found", 404, "Not here.")).toBeInstanceOf(Other);
  expect(new Error("Not here.")).not.toBeInstanceOf(AppError);
  expect({ name: "AppError" }).not.toBeInstanceOf(AppError);
});
