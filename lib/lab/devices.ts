import { findWebglAdapter, findWebgpuAdapter, type Adapter } from "./adapters";
import { closeBackend, fetchBackend, openBackend } from "./backends";
import { DeviceError, type Device } from "./device";
import { deviceNames, type DeviceName, type DevicePreference } from "./job";
import { findProbeFault } from "./probe";
import type { DeviceVerdicts, LabSettings } from "./protocol";

/** The devices of this machine: which work, and how one is had. */
export interface Devices {
  /** What is known so far. Grows as devices are tried. */
  readonly verdicts: DeviceVerdicts;
  /**
   * Opens the device that the reader chose, or else the best that works and was not refused.
   * @throws DeviceError when not even the CPU backend works. Rejects otherwise when code cannot be fetched.
   */
  open(preference: DevicePreference): Promise<Device>;
  /**
   * Makes one device the active one, be it imitated in software, and leaves it open: the next time costs nothing.
   * @throws DeviceError with the reason why it cannot be had. Rejects otherwise when code cannot be fetched.
   */
  lend(name: DeviceName): Promise<Device>;
  /** After a fault: not to be opened again in this visit, unless `allow` is called. */
  refuse(name: DeviceName, reason: string): void;
  /** The reader wants it tried again. */
  allow(name: DeviceName): void;
  /** Looks, without computing anything, which devices there are. */
  survey(): Promise<void>;
}

/** A processor that never answers must not hold up the page. Milliseconds; software WebGPU needs some seconds. */
const patience = 20_000;

const processor: Adapter = { name: "", isSoftware: false };

async function findAdapter(name: DeviceName): Promise<Adapter> {
  if (name === "wasm" || name === "cpu") return processor;
  const adapter = name === "webgpu" ? await withPatience(findWebgpuAdapter()) : findWebglAdapter();
  if (adapter === null) throw new DeviceError("this browser does not offer it here");
  return adapter;
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeviceError("it did not answer")), patience);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

function describeFault(error: unknown): string {
  return error instanceof DeviceError ? error.message : `it stops with an error: ${String(error)}`;
}

export function createDevices(settings: LabSettings): Devices {
  const verdicts: DeviceVerdicts = { ...settings.verdicts };
  const refused = new Set<DeviceName>();
  const lent = new Map<DeviceName, Device>();

  /** Opens a device for which there is an adapter; null when it does not work, which is then known. */
  async function openAdapter(name: DeviceName, adapter: Adapter, isTrusted: boolean): Promise<Device | null> {
    const tf = await import("./tensorflow");
    await fetchBackend(tf, name, settings.wasmPath);
    const facts = { isSoftware: adapter.isSoftware, adapter: adapter.name };
    try {
      const device = await withPatience(openBackend(tf, name));
      const fault = isTrusted ? null : await withPatience(findProbeFault(tf));
      if (fault !== null) throw new DeviceError(fault);
      verdicts[name] = { state: "works", ...facts };
      return device;
    } catch (error) {
      closeBackend(tf, name);
      verdicts[name] = { state: "fails", ...facts, reason: describeFault(error) };
      return null;
    }
  }

  /** Notes that there is no adapter, or gives it. */
  async function lookAt(name: DeviceName): Promise<Adapter | null> {
    try {
      const adapter = await findAdapter(name);
      if (verdicts[name]?.adapter !== adapter.name)
        verdicts[name] = { state: "untried", isSoftware: adapter.isSoftware, adapter: adapter.name };
      return adapter;
    } catch (error) {
      verdicts[name] = { state: "fails", isSoftware: false, adapter: "", reason: describeFault(error) };
      return null;
    }
  }

  return {
    verdicts,
    async open(preference) {
      if (preference !== "auto" && !refused.has(preference)) {
        const adapter = await lookAt(preference);
        const device = adapter && (await openAdapter(preference, adapter, false));
        if (device) return device;
      }
      for (const name of deviceNames) {
        if (refused.has(name) || name === preference) continue;
        const adapter = await lookAt(name);
        const known = verdicts[name]?.state;
        if (adapter === null || adapter.isSoftware || known === "fails") continue;
        const device = await openAdapter(name, adapter, known === "works");
        if (device !== null) return device;
      }
      throw new DeviceError(
        "No device of this machine can train a network: neither WASM nor plain JavaScript works here.",
      );
    },
    async lend(name) {
      const known = lent.get(name);
      if (known !== undefined && !known.isLost() && name in known.tf.engine().registry) {
        await known.tf.setBackend(name);
        return known;
      }
      known?.close();
      lent.delete(name);
      const adapter = await lookAt(name);
      const device = adapter && (await openAdapter(name, adapter, verdicts[name]?.state === "works"));
      if (device === null) throw new DeviceError(verdicts[name]?.reason ?? "it does not work");
      lent.set(name, device);
      return device;
    },
    refuse(name, reason) {
      refused.add(name);
      // Without the adapter's name it is not remembered: a lost device is often well at the next visit.
      verdicts[name] = {
        state: "fails",
        isSoftware: verdicts[name]?.isSoftware ?? false,
        adapter: "",
        reason,
      };
    },
    allow(name) {
      refused.delete(name);
    },
    async survey() {
      for (const name of deviceNames) if (verdicts[name] === undefined) await lookAt(name);
    },
  };
}
