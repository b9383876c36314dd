import { z } from "zod";
import { sourceSchema } from "./schema-data";
import { simpleLayerSchema } from "./schema-layers";

/**
 * What a training step does. Each is a function of its own in lib/experiment/engines, with its source: "fit" in every
 * engine, "gan" in `dense/create-gan-engine`, "adversarial" and "transfer" in `tfjs/procedures`. Only "fit" can be printed.
 */
export const procedureSchema = z.discriminatedUnion("kind", [
  /** Lowers the mean loss of one minibatch after another. */
  z.strictObject({ kind: z.literal("fit") }),
  /**
   * Two players: the Experiment's model turns noise into examples, the generator; a second one tells them from the data's,
   * the discriminator. A step is a round, in which each updates its own weights so many times (Goodfellow et al. 2014,
   * "Generative adversarial nets", algorithm 1). Both have the training's optimizer; `training.loss` is not used.
   */
  z.strictObject({
    kind: z.literal("gan"),
    /** Numbers of noise that the generator gets, standard normal. */
    latent: z.int().min(1).max(256).default(2),
    discriminator: z
      .strictObject({
        /** Dense and activation layers; the last gives one number, the logit that an example is one of the data's. */
        layers: z
          .array(simpleLayerSchema)
          .min(1)
          .max(20)
          .prefault([
            { kind: "dense", units: 32, activation: "leakyRelu" },
            { kind: "dense", units: 32, activation: "leakyRelu" },
            { kind: "dense", units: 1 },
          ]),
        /** The generator's rate is the training's. */
        learningRate: z.number().min(0).max(1000).default(0.002),
      })
      .prefault({}),
    /** Updates of each player in a round; 0 leaves it as it is. */
    steps: z
      .strictObject({
        discriminator: z.int().min(0).max(100).default(1),
        generator: z.int().min(0).max(100).default(1),
      })
      .prefault({}),
    /**
     * What the generator lowers: the mean of log(1 - D(G(z))), "saturating", as in the minimax game, or of -log D(G(z)),
     * "nonSaturating", which has a slope where the discriminator is sure (section 3 of the paper).
     */
    loss: z.enum(["nonSaturating", "saturating"]).default("nonSaturating"),
  }),
  /**
   * Moves examples of each minibatch against their own loss, then lowers the loss where they are now (Goodfellow et al. 2015,
   * Madry et al. 2018). Of images, as they come from their source.
   */
  z.strictObject({
    kind: z.literal("adversarial"),
    /** Furthest that any value is moved, where black is 0 and white 1. */
    epsilon: z.number().min(0).max(1).default(0.03),
    /** Steps along the gradient's sign. */
    steps: z.int().min(1).max(50).default(1),
    /** Training steps over which epsilon grows from 0, in a straight line: a network must read before it can defend. */
    warmup: z.int().min(0).max(100_000).default(0),
    /** Share of each minibatch that is moved. */
    share: z.number().min(0).max(1).default(1),
  }),
  /**
   * Before the first step a network of the same layers learns a first task, with the training's own loss, optimizer and rate;
   * its first layers are taken over, the others start anew (Yosinski et al. 2014, "How transferable are features in deep
   * neural networks?"). Layers that are `frozen` stay what the first task made of them.
   */
  z.strictObject({
    kind: z.literal("transfer"),
    /** The first task, of inputs of the same shape; its noise, preprocessing and seed are the data's. */
    source: sourceSchema.prefault({ kind: "digits", digits: [0, 1, 2, 3, 4] }),
    /** Its examples, all of them trained on. */
    size: z.int().min(1).max(100_000).default(1500),
    batchSize: z.int().min(1).max(100_000).default(32),
    /** Passes over them. */
    epochs: z.int().min(1).max(1000).default(4),
    /** Layers taken over, from the input on. */
    layers: z.int().min(1).max(200).default(1),
  }),
]);

export type ProcedureSpec = z.output<typeof procedureSchema>;
export type GanSpec = Extract<ProcedureSpec, { kind: "gan" }>;
export type TransferSpec = Extract<ProcedureSpec, { kind: "transfer" }>;
export type AdversarialSpec = Extract<ProcedureSpec, { kind: "adversarial" }>;
