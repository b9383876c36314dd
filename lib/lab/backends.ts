import { registerWasmKernels } from "@/lib/experiment/engines/tfjs/wasm-kernels/register";
import { DeviceError, type Device } from "./device";
import type { DeviceName, Tf } from "./job";

const never = new Promise<string>(() => undefined);

const fetchers: Record<DeviceName, (tf: Tf, wasmPath: string) => Promise<void>> = {
  async webgpu() {
    await import("@tensorflow/tfjs-backend-webgpu");
  },
  async webgl(tf) {
    await import("@tensorflow/tfjs-backend-webgl");
    // Whether a software renderer may be used is decided before, by its name.
    tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  },
  async wasm(tf, wasmPath) {
    const wasm = await import("@tensorflow/tfjs-backend-wasm");
    // The threaded build needs cross-origin isolation, and its own worker does not survive bundling.
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    if (tf.findBackend("wasm") === null) wasm.setWasmPaths(wasmPath);
    registerWasmKernels(tf);
  },
  async cpu() {
    await import("@tensorflow/tfjs-backend-cpu");
  },
};

interface Watch {
  isLost(): boolean;
  lost: Promise<string>;
}

function watchWebgpu(device: GPUDevice): Watch {
  let isLost = false;
  const lost = new Promise<string>((resolve) => {
    const lose = (reason: string) => {
      isLost = true;
      resolve(reason);
    };
    void device.lost.then((info) => lose(info.message || info.reason));
    // An invalid command is dropped in silence: what was computed since is not to be trusted.
    device.addEventListener("uncapturederror", (event) =>
      lose((event as GPUUncapturedErrorEvent).error.message),
    );
  });
  return { isLost: () => isLost, lost };
}

function watchWebgl(gl: WebGLRenderingContext): Watch {
  const lost = new Promise<string>((resolve) =>
    gl.canvas.addEventListener("webglcontextlost", () => resolve("context lost"), { once: true }),
  );
  return { isLost: () => gl.isContextLost(), lost };
}

async function watch(tf: Tf, name: DeviceName): Promise<Watch> {
  const backend = tf.backend();
  if (name === "webgpu") {
    const { WebGPUBackend } = await import("@tensorflow/tfjs-backend-webgpu");
    if (backend instanceof WebGPUBackend) return watchWebgpu(backend.device);
  }
  if (name === "webgl") {
    const { MathBackendWebGL } = await import("@tensorflow/tfjs-backend-webgl");
    if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED"))
      throw new DeviceError("it computes in half precision only, which is too coarse to train with");
    if (backend instanceof MathBackendWebGL) return watchWebgl(backend.gpgpu.gl);
  }
  return { isLost: () => false, lost: never };
}

/** Fetches a backend's code and registers it with its settings. Rejects when the code cannot be fetched. */
export function fetchBackend(tf: Tf, name: DeviceName, wasmPath: string): Promise<void> {
  return fetchers[name](tf, wasmPath);
}

/** Removes a backend that may be broken, and keeps its factory so that it can be opened anew. */
export function closeBackend(tf: Tf, name: DeviceName): void {
  const factory = tf.findBackendFactory(name);
  try {
    tf.removeBackend(name);
  } catch {
    // A lost device may refuse to be tidied up; it must still be forgotten.
    const engine = tf.engine();
    delete engine.registry[name];
    delete engine.registryFactory[name];
  }
  if (factory !== null) tf.registerBackend(name, factory);
}

/**
 * Starts a fetched backend and makes it the one that computes.
 * @throws DeviceError with the reason, for the reader, why this device cannot be had.
 */
export async function openBackend(tf: Tf, name: DeviceName): Promise<Device> {
  const isReady = await tf.setBackend(name);
  // tfjs takes another backend in silence when one fails to start.
  if (!isReady || tf.getBackend() !== name) throw new DeviceError("it does not start in this browser");
  const isQueued = name === "webgpu" || name === "webgl";
  return {
    name,
    tf,
    ...(await watch(tf, name)),
    async finish() {
      if (!isQueued) return;
      const one = tf.tidy(() => tf.add(tf.ones([64]), 1));
      await one.data();
      one.dispose();
    },
    close: () => closeBackend(tf, name),
  };
}
