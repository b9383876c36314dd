import type { ScheduleSpec } from "./schema-training";

/** The learning rate of one step, counted from 0, under a schedule that starts from `rate`. */
export function scheduleRate(schedule: ScheduleSpec, rate: number, step: number): number {
  switch (schedule.kind) {
    case "constant":
      return rate;
    case "step":
      return rate * schedule.factor ** Math.floor(step / schedule.every);
    case "exponential":
      return rate * schedule.factor ** (step / schedule.every);
    case "cosine": {
      const progress = Math.min(1, step / schedule.steps);
      const height = (1 + Math.cos(Math.PI * progress)) / 2;
      return rate * (schedule.final + (1 - schedule.final) * height);
    }
    case "warmup":
      return rate * Math.min(1, (step + 1) / schedule.steps);
  }
}
