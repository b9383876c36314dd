import { z } from "zod";
import { slugSchema } from "./poll";

/** Configurations of one search at most, however many people join: a screen shows no more points apart. */
export const mostTrials = 400;

const rate = z.number().min(1e-5).max(100);
const units = z.int().min(1).max(64);

/**
 * A random search that is dealt out: data, a network with one hidden layer, and the two ranges in which each
 * configuration's learning rate and number of hidden units are drawn.
 */
export const poolPlanSchema = z.strictObject({
  /** Arrangement of the points, by its name in lib/data/points.ts. */
  shape: slugSchema.default("circle"),
  /** Standard deviation on both coordinates. */
  noise: z.number().min(0).max(0.6).default(0.15),
  epochs: z.int().min(10).max(300).default(150),
  rates: z
    .tuple([rate, rate])
    .refine(([low, high]) => low < high, "the lower rate comes first")
    .default([0.001, 10]),
  units: z
    .tuple([units, units])
    .refine(([low, high]) => low < high, "the smaller number comes first")
    .default([2, 32]),
  /** Configurations; where more people join, the sequence goes on. */
  count: z.int().min(2).max(100).default(24),
  seed: z.int().min(0).max(9999).default(1),
});
export type PoolPlan = z.output<typeof poolPlanSchema>;

/** What a configuration was trained on. */
export const trialDevices = ["handheld", "computer"] as const;
export type TrialDevice = (typeof trialDevices)[number];

/**
 * A configuration that somebody's device has trained, as that device reported it: number in the sequence, validation
 * loss (null where it is no number), share of right answers on the validation points, seconds, device.
 */
export type PoolResult = readonly [
  number: number,
  loss: number | null,
  accuracy: number | null,
  seconds: number,
  device: TrialDevice,
];

/** A pooled search as everybody in its session sees it. */
export interface PoolView {
  id: string;
  /** Of its tag in the lesson. */
  name: string;
  /** 1 for the first search of this name in the session. */
  run: number;
  plan: PoolPlan;
  isOpen: boolean;
  /** Configurations that are being trained now. */
  training: number;
  /** By their numbers. */
  results: PoolResult[];
}

const idSchema = z.uuid();

/** What a presenter may ask of the search of a name. */
export const poolCommandSchema = z.discriminatedUnion("do", [
  /** Begins it, or begins it anew: what was found before stays in the export. */
  z.strictObject({ do: z.literal("start"), plan: poolPlanSchema }),
  /** Takes no more results. */
  z.strictObject({ do: z.literal("stop") }),
  /** Goes on after a stop. */
  z.strictObject({ do: z.literal("resume") }),
]);
export type PoolCommand = z.infer<typeof poolCommandSchema>;

/** `POST /api/live/pools`. */
export const poolRequestSchema = z.strictObject({
  session: idSchema,
  name: slugSchema,
  command: poolCommandSchema,
});

const poolReference = { session: idSchema, pool: idSchema };
export const poolQuerySchema = z.object(poolReference);

/** Query of `GET /api/live/pools/export`. */
export const poolExportQuerySchema = z.object({ session: idSchema, name: slugSchema });

/** Reply of `GET /api/live/trials?session=<id>&pool=<id>`: what a participant has done for a search. */
export interface OwnTrialsReply {
  ok: true;
  /** Numbers of the configurations whose results came from this participant. */
  trained: number[];
  /** The one that this participant has to train; null where there is none. */
  held: number | null;
}

/** `POST /api/live/trials`: asks for a configuration, or says that the one held is still in training. */
export const takeTrialSchema = z.strictObject(poolReference);

/** Its reply. */
export interface TakeTrialReply {
  ok: true;
  /** Number of the configuration; null where all are taken. */
  number: number | null;
}

/** What a participant's device says of a training: advice, as all that a browser says of itself. */
export const trialOutcomeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("trained"),
    /** Of the validation points, after the last epoch; null where it is not a number. */
    loss: z.number().min(0).max(1e9).nullable(),
    accuracy: z.number().min(0).max(1).nullable(),
    /** Epochs that were made. */
    epochs: z.number().min(0).max(300),
    seconds: z.number().min(0).max(86_400),
    device: z.enum(trialDevices),
  }),
  /** The device could not: the configuration is given to another. */
  z.strictObject({ kind: z.literal("failed") }),
]);
export type TrialOutcome = z.infer<typeof trialOutcomeSchema>;

/** `PATCH /api/live/trials`. */
export const trialReportSchema = z.strictObject({
  ...poolReference,
  number: z.int().min(0).max(mostTrials),
  outcome: trialOutcomeSchema,
});
