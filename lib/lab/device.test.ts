import { expect, test } from "vitest";
import { isSoftwareRenderer } from "./adapters";
import { DeviceError, isDeviceFault } from "./device";
import { JobError } from "./job";

test.each([
  ["ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)", true],
  ["google swiftshader", true],
  ["llvmpipe (LLVM 15.0.6, 256 bits)", true],
  ["ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)", true],
  ["ANGLE (Intel, Intel(R) Iris(R) Xe Graphics Direct3D11 vs_5_0 ps_5_0, D3D11)", false],
  ["Apple GPU", false],
  ["Adreno (TM) 740", false],
])("%s is a program that plays a graphics processor: %s", (renderer, isSoftware) => {
  expect(isSoftwareRenderer(renderer)).toBe(isSoftware);
});

test.each([
  new DeviceError("gone"),
  new Error("Kernel 'Conv2DBackpropFilter' not registered for backend 'wasm'"),
  new Error("Failed to compile fragment shader."),
  new Error("Unable to create WebGLTexture."),
  new Error(
    "Failed to execute 'mapAsync' on 'GPUBuffer': A valid external Instance reference no longer exists.",
  ),
])("%s is the device's fault", (error) => {
  expect(isDeviceFault(error)).toBe(true);
});

test.each([
  new TypeError("Cannot read properties of undefined (reading 'shape')"),
  new JobError("bad-shape", "The texture of shape [3, 3] does not fit."),
  new Error("Error in matMul: inner shapes (3) and (4) of Tensors do not match"),
  "a string",
])("%s is not", (error) => {
  expect(isDeviceFault(error)).toBe(false);
});
