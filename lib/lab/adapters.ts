/** A graphics processor as the browser names it, before anything is computed on it. */
export interface Adapter {
  /** Remembered with what was found out about it; another name means another machine or driver. */
  name: string;
  /** True when a program plays the graphics processor: slower than WASM. */
  isSoftware: boolean;
}

/** Newer than the types that TensorFlow.js brings. */
interface AdapterInfo extends Partial<Record<"vendor" | "architecture" | "device" | "description", string>> {
  isFallbackAdapter?: boolean;
}

const softwareRenderers = /swiftshader|llvmpipe|softpipe|basic render|software/i;

export function isSoftwareRenderer(renderer: string): boolean {
  return softwareRenderers.test(renderer);
}

/** Null when this browser, or this machine, has no WebGPU. */
export async function findWebgpuAdapter(): Promise<Adapter | null> {
  if (!("gpu" in navigator)) return null;
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter === null) return null;
  const { info } = adapter as { info?: AdapterInfo };
  const name = [info?.vendor, info?.architecture, info?.device, info?.description].filter(Boolean).join(" ");
  // The flag has moved from the adapter to its description.
  const isFallback = info?.isFallbackAdapter ?? adapter.isFallbackAdapter;
  return { name, isSoftware: isFallback || isSoftwareRenderer(name) };
}

/** Null when there is no WebGL 2 here; Safari offers none to workers that TensorFlow.js can use. */
export function findWebglAdapter(): Adapter | null {
  if (typeof OffscreenCanvas === "undefined") return null;
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (gl === null) return null;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  // Browsers keep few contexts alive at once; this one has said what it knows.
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  const name = String(renderer);
  return { name, isSoftware: isSoftwareRenderer(name) };
}
