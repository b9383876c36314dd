import type { DeviceName, Tf } from "./job";

/** A device that computes, with its backend active. There is one at a time in a worker. */
export interface Device {
  name: DeviceName;
  tf: Tf;
  /** Asks the device itself: true from the moment it is gone, even if no event has said so yet. */
  isLost(): boolean;
  /** Resolves when the device is lost, with the browser's reason. Never for WASM and CPU. */
  lost: Promise<string>;
  /** Resolves when all work given to the device so far is done. */
  finish(): Promise<void>;
  /** Lets go of the device. Everything computed on it must have been disposed of. */
  close(): void;
}

/** The device itself is at fault, not the job that ran on it. */
export class DeviceError extends Error {
  override readonly name = "DeviceError";
}

const deviceFaults =
  /not registered for backend|webgl|webgpu|gpubuffer|gpudevice|mapasync|shader|texture|framebuffer|device (is|was) lost|out of memory|instance dropped/i;

/** True for errors that another device may not meet: a missing kernel, a shader that does not compile, no memory left. */
export function isDeviceFault(error: unknown): boolean {
  if (error instanceof DeviceError) return true;
  return error instanceof Error && error.name !== "JobError" && deviceFaults.test(error.message);
}
