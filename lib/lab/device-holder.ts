import { DeviceError, type Device } from "./device";
import type { Devices } from "./devices";
import { JobError, type DeviceName, type DevicePreference, type Tf } from "./job";

/** The one device in use, or none. Opens it when it is first needed and hears when it is lost. */
export interface DeviceHolder {
  readonly current: Device | null;
  /** The device in use, opened if there is none. Rejects with an error for the reader. */
  get(): Promise<Device>;
  /** Lets go of the device in use. */
  close(): void;
  /** Does work on another device, and goes back to the one in use. Rejects with a `DeviceError` where it cannot be had. */
  lend<T>(name: DeviceName, work: (tf: Tf) => Promise<T>): Promise<T>;
  /** Waits for an answer of the device, but not longer than the device lives. */
  untilLost<T>(answer: Promise<T>): Promise<T>;
  /** @throws DeviceError when the device has died: what it answered last is not to be used. */
  check(): void;
}

/** For the reader, who can only wait for the network to come back; the console has the cause. */
export function describeMissingCode(cause: unknown): JobError {
  console.warn(cause);
  return new JobError(
    "not-fetched",
    "The code for this could not be fetched. Check the connection, then press Restart.",
  );
}

/**
 * @param wish what the reader chose, asked at each opening
 * @param onOpen called after each opening, and after each attempt to lend
 * @param onLost called when the device in use is lost, with the browser's reason
 */
export function createDeviceHolder(
  getDevices: () => Devices,
  wish: () => DevicePreference,
  onOpen: () => void,
  onLost: (device: Device, reason: string) => void,
): DeviceHolder {
  let current: Device | null = null;
  /** Ends the wait for a device that will not answer any more. */
  let interrupt: ((reason: DeviceError) => void) | null = null;

  const explain = (error: unknown): never => {
    throw error instanceof DeviceError ? error : describeMissingCode(error);
  };
  const lendDevice = (name: DeviceName) => getDevices().lend(name).catch(explain);

  async function open(): Promise<Device> {
    const device = await getDevices().open(wish()).catch(explain);
    current = device;
    onOpen();
    void device.lost.then((reason) => {
      if (current !== device) return;
      interrupt?.(new DeviceError(reason));
      onLost(device, reason);
    });
    return device;
  }

  return {
    get current() {
      return current;
    },
    get: async () => current ?? open(),
    async lend(name, work) {
      const before = current;
      try {
        const device = before?.name === name ? before : await lendDevice(name);
        return await work(device.tf);
      } finally {
        if (before !== null && before.name !== name) await before.tf.setBackend(before.name);
        onOpen();
      }
    },
    close() {
      current?.close();
      current = null;
    },
    untilLost<T>(answer: Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        interrupt = reject;
        answer.then(resolve, reject);
      }).finally(() => {
        interrupt = null;
      });
    },
    check() {
      if (current === null || current.isLost()) throw new DeviceError("the device was lost");
    },
  };
}
