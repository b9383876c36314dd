import { deviceNames, type DevicePreference } from "./job";
import type { DeviceVerdict, DeviceVerdicts } from "./protocol";

/** What this device keeps of the lab between visits. Forgetting costs one probe, so every failure is silent. */
export interface Remembered {
  readPreference(): DevicePreference;
  writePreference(device: DevicePreference): void;
  readVerdicts(): DeviceVerdicts;
  writeVerdicts(verdicts: DeviceVerdicts): void;
}

const preferenceKey = "lab-device";
const verdictsKey = "lab-verdicts";

function isPreference(value: unknown): value is DevicePreference {
  return value === "auto" || deviceNames.some((name) => name === value);
}

function isVerdict(value: unknown): value is DeviceVerdict {
  if (typeof value !== "object" || value === null) return false;
  const { state, isSoftware, adapter, reason } = value as Partial<Record<keyof DeviceVerdict, unknown>>;
  return (
    (state === "works" || state === "fails" || state === "untried") &&
    typeof isSoftware === "boolean" &&
    typeof adapter === "string" &&
    (reason === undefined || typeof reason === "string")
  );
}

/** Only what was found of a graphics processor by name is worth keeping: the rest may be well the next time. */
function keepLasting(verdicts: Record<string, unknown>): DeviceVerdicts {
  const kept: DeviceVerdicts = {};
  for (const name of deviceNames) {
    const verdict = verdicts[name];
    if (!isVerdict(verdict) || verdict.state === "untried") continue;
    if (verdict.state === "works" || verdict.adapter !== "") kept[name] = verdict;
  }
  return kept;
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** `userAgent`: another browser version, or another browser, starts with an empty memory. */
export function createRemembered(findStorage: () => Storage, userAgent: string): Remembered {
  function read(key: string): string | null {
    try {
      return findStorage().getItem(key);
    } catch {
      return null;
    }
  }
  function write(key: string, value: string): void {
    try {
      findStorage().setItem(key, value);
    } catch {
      // Full or forbidden storage.
    }
  }
  return {
    readPreference() {
      const stored = read(preferenceKey);
      return isPreference(stored) ? stored : "auto";
    },
    writePreference: (device) => write(preferenceKey, device),
    readVerdicts() {
      const stored = parse(read(verdictsKey)) as {
        userAgent?: unknown;
        verdicts?: Record<string, unknown>;
      } | null;
      return stored?.userAgent === userAgent && stored.verdicts ? keepLasting(stored.verdicts) : {};
    },
    writeVerdicts: (verdicts) =>
      write(verdictsKey, JSON.stringify({ userAgent, verdicts: keepLasting({ ...verdicts }) })),
  };
}
