import type { LaunchOptions } from "@playwright/test";

/**
 * How the tests start Chromium: with WebGL and WebGPU in software, so that every backend can be had on a machine
 * without a GPU. Without the two Vulkan flags a WebGPU canvas crashes the GPU process.
 */
export const launchOptions: LaunchOptions = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
    "--enable-features=Vulkan",
    "--use-vulkan=swiftshader",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    // What is drawn on a page needs no GPU: through one in software each picture of it takes several times as long.
    "--disable-gpu-rasterization",
    "--disable-gpu-compositing",
    "--disable-accelerated-2d-canvas",
  ],
};
