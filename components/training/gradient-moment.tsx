"use client";

import { Segmented } from "@/components/ui/segmented";

export type GradientMoment = "start" | "now";

interface GradientMomentProps {
  moment: GradientMoment;
  onChange: (moment: GradientMoment) => void;
}

/** Whether gradients are shown as they were before the first step, or as they are. */
export function GradientMomentChoice({ moment, onChange }: GradientMomentProps) {
  return (
    <Segmented
      label="Gradients"
      value={moment}
      options={[
        { value: "start", label: "Before training" },
        { value: "now", label: "Now" },
      ]}
      onChange={onChange}
    />
  );
}
