"use client";

import { Select, type SelectOption } from "@/components/ui/select";
import { nameDevice } from "@/lib/lab/client-job";
import { deviceNames, type DeviceName, type DevicePreference } from "@/lib/lab/job";
import type { DeviceVerdict } from "@/lib/lab/protocol";
import type { JobControls } from "./job-handle";

function describeVerdict(verdict: DeviceVerdict | undefined): string | undefined {
  if (verdict === undefined) return undefined;
  if (verdict.state === "fails") return `Not here: ${verdict.reason ?? "it does not work"}.`;
  return verdict.isSoftware ? "Imitated in software here: slow." : undefined;
}

/** The reader's choice of where every job of this page computes. */
export function DeviceMenu({ job }: { job: JobControls }) {
  const inUse = (device: DeviceName | null) =>
    device === null ? "Automatic" : `Automatic (${nameDevice(device)})`;
  const options: SelectOption<DevicePreference>[] = [
    { value: "auto", label: job.preference === "auto" ? inUse(job.device) : "Automatic" },
    ...deviceNames.map((name) => ({
      value: name,
      label: nameDevice(name),
      note: describeVerdict(job.verdicts[name]),
      isDisabled: job.verdicts[name]?.state === "fails" && job.preference !== name,
    })),
  ];
  return (
    <Select
      label="Device"
      value={job.preference}
      onChange={job.setDevice}
      options={options}
      onOpenChange={(isOpen) => {
        if (isOpen) job.surveyDevices();
      }}
    />
  );
}
