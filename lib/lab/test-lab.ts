import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createLab, type Lab, type LabWorker } from "./client";
import { DeviceError, type Device } from "./device";
import type { Devices } from "./devices";
import { createHost } from "./host";
import type { DeviceName, DevicePreference, JobRegistry } from "./job";
import type { DeviceVerdicts, Reply, Request } from "./protocol";

type NodeDevice = Extract<DeviceName, "wasm" | "cpu">;

export interface TestLab {
  lab: Lab;
  /** Every reply of the worker, in order. */
  replies: Reply[];
  /** Takes the device in use away, as a browser does when a graphics driver stops. */
  loseDevice(): void;
  /** Ends the worker with an uncaught error. */
  crashWorker(): void;
  /** Draws the frames that have come: what an animation frame does in a page. */
  drawFrame(): void;
}

/** A lab whose worker is this process: the real client, protocol, host and backends of TensorFlow.js in Node. */
export function createTestLab(
  registry: JobRegistry,
  names: readonly NodeDevice[] = ["wasm", "cpu"],
): TestLab {
  const replies: Reply[] = [];
  const frames: (() => void)[] = [];
  let lose: (() => void) | null = null;
  let newest: LabWorker | null = null;

  async function openNodeDevice(name: NodeDevice): Promise<Device> {
    const tf = await loadTfNode(name);
    let isLost = false;
    const lost = new Promise<string>((resolve) => {
      lose = () => {
        isLost = true;
        resolve("taken away");
      };
    });
    return { name, tf, isLost: () => isLost, lost, finish: async () => undefined, close: () => undefined };
  }

  function createNodeDevices(): Devices {
    const refused = new Set<DeviceName>();
    const verdicts: DeviceVerdicts = {};
    return {
      verdicts,
      async open(preference: DevicePreference) {
        const wished = names.filter((name) => name === preference);
        const name = [...wished, ...names].find((candidate) => !refused.has(candidate));
        if (name === undefined) throw new DeviceError("No device is left.");
        verdicts[name] = { state: "works", isSoftware: false, adapter: "" };
        return openNodeDevice(name);
      },
      async lend(name: DeviceName) {
        const known = names.find((candidate) => candidate === name);
        if (known === undefined) throw new DeviceError("this browser does not offer it here");
        return openNodeDevice(known);
      },
      refuse: (name) => void refused.add(name),
      allow: (name) => void refused.delete(name),
      survey: async () => undefined,
    };
  }

  function makeWorker(): LabWorker {
    let isAlive = true;
    const later = (deliver: () => void) => setImmediate(() => isAlive && deliver());
    const host = createHost(
      registry,
      (reply, transfer) => {
        const copy = structuredClone(reply, { transfer: transfer as ArrayBuffer[] });
        later(() => {
          replies.push(copy);
          worker.onmessage?.({ data: copy } as MessageEvent<Reply>);
        });
      },
      createNodeDevices,
      // In Node, messages to oneself come a thousand at a time before anything else has its turn.
      () => new Promise((resolve) => setImmediate(resolve)),
    );
    const worker: LabWorker = {
      postMessage(message: Request) {
        const copy = structuredClone(message);
        later(() => host.receive(copy));
      },
      terminate() {
        isAlive = false;
      },
      onmessage: null,
      onerror: null,
    };
    newest = worker;
    return worker;
  }

  let preference: DevicePreference = "auto";
  const lab = createLab(makeWorker, {
    wasmPath: "/wasm/",
    remembered: {
      readPreference: () => preference,
      writePreference: (device) => {
        preference = device;
      },
      readVerdicts: () => ({}),
      writeVerdicts: () => undefined,
    },
    requestFrame: (callback) => frames.push(callback),
  });

  return {
    lab,
    replies,
    loseDevice: () => lose?.(),
    crashWorker: () => newest?.onerror?.({ message: "out of memory" } as ErrorEvent),
    drawFrame: () => frames.splice(0).forEach((draw) => draw()),
  };
}
