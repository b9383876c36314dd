"use client";

import {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { getLab } from "@/components/widgets/lab";
import type { JobName, JobNamed } from "@/components/widgets/jobs";
import { idleState, type LabJob } from "@/lib/lab/client-job";
import type { DevicePreference, JobDefinition, Speed } from "@/lib/lab/job";
import type { JobHandle } from "./job-handle";
import { createJobStore } from "./job-store";
import { useInView } from "./use-in-view";
import { useLabState } from "./use-lab-state";
import { WidgetRunContext } from "./widget-run";

export type { JobControls, JobHandle, JobStatus } from "./job-handle";

export type SpecOf<N extends JobName> =
  JobNamed<N> extends JobDefinition<infer Spec, infer _C, infer _F> ? Spec : never;
export type CommandOf<N extends JobName> =
  JobNamed<N> extends JobDefinition<infer _S, infer Command, infer _F> ? Command : never;
type FrameOf<N extends JobName> =
  JobNamed<N> extends JobDefinition<infer _S, infer _C, infer Frame> ? Frame : never;

export interface JobOptions<Spec> {
  /** What Train, Step and Restart start with, derived from the widget's state. Read when they are pressed. */
  spec?: Spec;
  /** Starts without a press once the widget is in view: "paused" shows step 0, "running" trains. */
  opens?: "paused" | "running";
}

/**
 * The widget's side of one job in the lab worker. Types follow from the name: add the job to
 * `components/widgets/jobs.ts` (`"my-widget": () => import("./my-widget/job")`, where job.ts exports
 * `job = defineJob<Spec, Command, Frame>(...)`), then
 *
 *     const run = useJob("my-widget", { spec: { width: state.width, seed: state.seed } });
 *     useEffect(() => run.onFrame((frame) => draw(canvas, frame)), [run.onFrame]); // every frame
 *     <WidgetFrame job={run} ...>loss {run.latest?.loss.toFixed(4)}</WidgetFrame>  // at most 10 times a second
 *
 * `WidgetFrame` adds the controls row and says when the widget is in view; without it, set `ref={run.viewRef}` on the
 * picture. `run.send(command)` changes the running job, `run.start(spec)` begins again with other settings. All
 * functions keep their identity, so they may stand in dependency lists.
 *
 * The job waits while the widget is out of view or the tab hidden, moves to another device when its own is lost (then
 * `step` falls back by up to a second's work), and leaves no tensor behind when the widget goes. Nothing is fetched and
 * no worker is made before the first start.
 */
export function useJob<N extends JobName>(
  name: N,
  options: JobOptions<SpecOf<N>> = {},
): JobHandle<SpecOf<N>, CommandOf<N>, FrameOf<N>> {
  type Job = LabJob<SpecOf<N>, CommandOf<N>, FrameOf<N>>;
  // One store for the life of the widget: its name never changes.
  const [store] = useState(() =>
    createJobStore((): Job => getLab().createJob<SpecOf<N>, CommandOf<N>, FrameOf<N>>(name)),
  );
  const state = useSyncExternalStore(store.subscribe, store.getState, () => idleState);
  const lab = useLabState();
  const { isInView, viewRef } = useInView();

  const newest = useRef(options);
  useLayoutEffect(() => {
    newest.current = options;
  });

  const start = useCallback(
    (spec: SpecOf<N>, how?: { paused?: boolean }) => store.getJob().start(spec, how),
    [store],
  );
  /** Starts with the widget's own spec; false where the widget has none or a run exists. */
  const begin = useCallback(
    (paused: boolean) => {
      const { spec } = newest.current;
      const { status } = store.getState();
      if (spec === undefined || (status !== "idle" && status !== "failed" && status !== "done")) return false;
      start(spec, { paused });
      return true;
    },
    [start, store],
  );

  const controls = useMemo(
    () => ({
      play() {
        if (!begin(false)) store.getJob().play();
      },
      pause: () => store.getJob().pause(),
      advance(steps = 1) {
        begin(true);
        store.getJob().advance(steps);
      },
      restart() {
        const { spec } = newest.current;
        if (spec !== undefined) start(spec, { paused: !store.getState().isPlaying });
      },
      stop: () => store.getJob().stop(),
      setSpeed: (speed: Speed) => store.getJob().setSpeed(speed),
      setDevice: (device: DevicePreference) => getLab().setDevice(device),
      surveyDevices: () => getLab().survey(),
      send: (command: CommandOf<N>) => store.getJob().send(command),
      onFrame: (listener: (frame: FrameOf<N>, step: number) => void) => store.getJob().onFrame(listener),
      start,
    }),
    [begin, start, store],
  );

  useEffect(() => store.getJob().setSeen(isInView), [isInView, store]);
  useEffect(() => () => store.getJob().stop(), [store]);
  // What answers a question trains without a press of its own.
  const isAnswer = useContext(WidgetRunContext) !== null;
  const opens = isAnswer && options.opens === "paused" ? "running" : options.opens;
  useEffect(() => {
    if (opens !== undefined && isInView && store.getState().status === "idle") begin(opens === "paused");
  }, [begin, isInView, opens, store]);

  return { ...state, ...lab, ...controls, viewRef, isOutOfView: !isInView };
}
