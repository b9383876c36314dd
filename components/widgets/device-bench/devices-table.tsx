"use client";

import { usePalette } from "@/components/charts/palette";
import { deviceNames } from "@/lib/lab/job";
import type { BenchFrame } from "@/lib/lab/device-bench-job";
import { colorDevice, deviceMarks } from "./bench-chart";
import { describeDevice } from "./readings";
import type { State } from "./state";
import styles from "./view.module.css";
import { capitalize, nameBenchDevice, printRate, printSeconds, workloadWords } from "./words";

const shapes = {
  circle: <circle cx="6" cy="6" r="4.5" />,
  square: <rect x="2" y="2" width="8" height="8" />,
  diamond: <path d="M6 .5 11.5 6 6 11.5 .5 6Z" />,
  cross: <path d="M2 2 10 10M10 2 2 10" fill="none" strokeWidth="2" />,
};

export interface DevicesTableProps {
  state: State;
  frame: BenchFrame | null;
}

/** The legend of the chart: each device, what a run costs it at least, and its best. */
export function DevicesTable({ state, frame }: DevicesTableProps) {
  const palette = usePalette();
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Devices">
      <table className={styles.devices}>
        <thead>
          <tr>
            <th scope="col">device</th>
            <th scope="col">quickest {workloadWords[state.workload].run}</th>
            <th scope="col">at its best</th>
          </tr>
        </thead>
        <tbody>
          {[...deviceNames]
            .reverse()
            .filter((device) => state.devices.includes(device))
            .map((device) => {
              const reading = frame && describeDevice(frame, device);
              const color = colorDevice(device, palette);
              return (
                <tr key={device}>
                  <th scope="row">
                    <svg className={styles.mark} viewBox="0 0 12 12" fill={color} stroke={color} aria-hidden>
                      {shapes[deviceMarks[device] as keyof typeof shapes]}
                    </svg>
                    {capitalize(nameBenchDevice(device))}
                  </th>
                  <td>{reading === null ? "" : printSeconds(reading.price)}</td>
                  <td>{reading === null ? "" : printRate(reading.rate)}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}
