import { z } from "zod";
import { barDirections } from "@/lib/data/bars";
import { featureNames } from "@/lib/data/features";
import { mostClasses, mostImages, mostSide } from "@/lib/data/images/labelled-images";
import { memoryTaskKinds } from "@/lib/data/memory-tasks";
import { mixtureArrangements } from "@/lib/data/mixture";
import { pointShapes, surfaceShapes } from "@/lib/data/points";
import { signNames } from "@/lib/data/signs/faces";
import { backgroundNames, usualVariation } from "@/lib/data/signs/look";
import { seriesTasks } from "@/lib/data/series";

const classes = z.int().min(2).max(5);

const number = z.number().min(-1e6).max(1e6);

/** Most rows of a table: more would make each of its readings slow, and teach a small network nothing new. */
export const mostRows = 5_000;

const tableSchema = z
  .strictObject({
    kind: z.literal("table"),
    /** What stands on the two axes, and their values at -1 and at 1 in its own units. */
    axes: z
      .array(z.strictObject({ name: z.string().max(40), low: z.number(), high: z.number() }))
      .length(2)
      .prefault([
        { name: "x₁", low: -1, high: 1 },
        { name: "x₂", low: -1, high: 1 },
      ]),
    /** Null where numbers are to be predicted. */
    classes: z.array(z.string().max(40)).min(2).max(5).nullable().prefault(["class 1", "class 2"]),
    /** [rows, 2]: mostly from -1 to 1 on both axes. */
    inputs: z.array(number).max(2 * mostRows),
    /** [rows]: the class, from 0, or the number to predict. */
    targets: z.array(number).max(mostRows),
  })
  .refine(({ inputs, targets }) => inputs.length === 2 * targets.length, {
    message: "there must be two inputs for each target",
  })
  .refine(
    ({ classes: names, targets }) =>
      names === null ||
      targets.every((label) => Number.isInteger(label) && label >= 0 && label < names.length),
    { message: "each target must be the number of a class, from 0" },
  );

const imageSchema = z
  .strictObject({
    kind: z.literal("images"),
    height: z.int().min(1).max(mostSide),
    width: z.int().min(1).max(mostSide),
    /** 1 for grey, 3 for red, green and blue. */
    channels: z.union([z.literal(1), z.literal(3)]),
    classes: z.array(z.string().max(40)).min(2).max(mostClasses),
    /** [count]: the class, from 0. */
    labels: z.array(z.int().min(0)).max(mostImages),
    /** [count, height, width, channels] of bytes, base64. */
    pixels: z.base64(),
  })
  .refine(({ classes: names, labels }) => labels.every((label) => label < names.length), {
    message: "each label must be the number of a class, from 0",
  })
  .refine(
    ({ height, width, channels, labels, pixels }) =>
      pixels.length === 4 * Math.ceil((labels.length * height * width * channels) / 3),
    { message: "there must be a byte for each channel of each pixel" },
  );

/** Colour pictures of road signs, 32 by 32; the class is the sign. What varies is said in lib/data/signs/look. */
const signsSchema = z.strictObject({
  kind: z.literal("signs"),
  /** Those to tell apart; class k is the k-th. */
  signs: z
    .array(z.enum(signNames))
    .min(2)
    .refine((signs) => new Set(signs).size === signs.length, { message: "each sign at most once" })
    .prefault([...signNames]),
  size: z
    .tuple([z.number().min(0.2).max(1.2), z.number().min(0.2).max(1.2)])
    .prefault([...usualVariation.size]),
  shift: z.number().min(0).max(0.5).default(usualVariation.shift),
  tilt: z.number().min(0).max(180).default(usualVariation.tilt),
  light: z.number().min(0).max(1).default(usualVariation.light),
  hue: z.number().min(0).max(180).default(usualVariation.hue),
  blur: z.number().min(0).max(5).default(usualVariation.blur),
  backgrounds: z
    .array(z.enum(backgroundNames))
    .min(1)
    .prefault([...usualVariation.backgrounds]),
});

export const sourceSchema = z.discriminatedUnion("kind", [
  /** Points of the plane in classes. */
  z.strictObject({
    kind: z.literal("points"),
    shape: z.enum(pointShapes).default("circle"),
    classes: classes.default(2),
    /** Points of the first class for each point of any other. */
    balance: z.number().min(0.01).max(100).default(1),
  }),
  /** Points of the plane with a height to predict. */
  z.strictObject({ kind: z.literal("surface"), shape: z.enum(surfaceShapes).default("plane") }),
  /** Points of the plane from several round normal distributions; the class is the distribution. */
  z.strictObject({
    kind: z.literal("mixture"),
    arrangement: z.enum(mixtureArrangements).default("ring"),
    components: z.int().min(1).max(100).default(8),
  }),
  /** Points of the plane that somebody painted, or read from a file. */
  tableSchema,
  /** Grey images of bars; the class is the direction. */
  z.strictObject({
    kind: z.literal("bars"),
    /** Pixels along a side. */
    side: z.int().min(6).max(64).default(28),
    directions: z
      .array(z.enum(barDirections))
      .min(2)
      .prefault([...barDirections]),
  }),
  /** Grey images of handwritten digits; the class is the digit. */
  z.strictObject({
    kind: z.literal("digits"),
    /** Those to tell apart; class k is the k-th. */
    digits: z
      .array(z.int().min(0).max(9))
      .min(2)
      .refine((digits) => new Set(digits).size === digits.length, { message: "each digit at most once" })
      .prefault([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    /** Furthest that a digit stands from the middle of its image, in pixels along each axis. */
    shift: z.int().min(0).max(14).default(1),
    /** Also the training examples alone hold as many of each digit as of any other, or one fewer. */
    isStratified: z.boolean().default(false),
    /** Pixels along a side: as written, or means of squares of four. */
    side: z.union([z.literal(28), z.literal(14)]).default(28),
  }),
  signsSchema,
  /** Images of the reader's own; the class is what they were labelled. */
  imageSchema,
  /** Symbols one after another, as one-hot vectors: a task that needs memory. */
  z.strictObject({
    kind: z.literal("sequences"),
    task: z.enum(memoryTaskKinds).default("brackets"),
    /** Steps between the symbol and the question, for `recall`. */
    lag: z.int().min(1).max(200).default(10),
    /** What `text` predicts; empty for a built-in one. */
    text: z.string().max(20_000).default(""),
    /** A target at each step, or the last step's alone. */
    targets: z.enum(["each", "last"]).default("each"),
  }),
  /** A sequence to be read, to be answered, or both: each task has another shape. */
  z.strictObject({
    kind: z.literal("series"),
    task: z.enum(seriesTasks).default("neighbours"),
    /** Steps of the sequence. */
    length: z.int().min(2).max(200).default(12),
  }),
  /** Pieces of a text, as one-hot vectors; the target at each step is the next character. */
  z.strictObject({
    kind: z.literal("text"),
    text: z.string().max(20_000).default("hello"),
    /** Characters read of each piece. */
    window: z.int().min(1).max(200).default(4),
  }),
  /** Standard normal vectors, answered by a random network of one hidden tanh layer. */
  z.strictObject({
    kind: z.literal("teacher"),
    features: z.int().min(1).max(4096).default(16),
    hidden: z.int().min(1).max(4096).default(16),
    /** Numbers to predict, or classes to choose from. */
    outputs: z.int().min(1).max(100).default(1),
    task: z.enum(["regression", "classification"]).default("regression"),
  }),
]);

export const dataSchema = z.strictObject({
  source: sourceSchema.prefault({ kind: "points" }),
  /** What a model sees of a point of the plane; other sources show their examples as they are. */
  features: z
    .array(z.enum(featureNames))
    .min(1)
    .refine((names) => new Set(names).size === names.length, { message: "each feature at most once" })
    .default(["x1", "x2"]),
  /**
   * Examples in all: training, validation and test together. A table has as many as it has rows, images
   * of the reader's own as there are.
   */
  size: z.int().min(1).max(100_000).default(500),
  /**
   * Standard deviation of the noise on coordinates (points, mixture), heights (surface), pixels (bars, signs), ink
   * (digits), answers (teacher), in their own units. Sequences, series, texts, tables and images of the reader's own
   * have none.
   */
  noise: z.number().min(0).max(10).default(0.05),
  /** Shares of the examples that are not trained on. */
  split: z
    .strictObject({
      validation: z.number().min(0).max(0.9).default(0.2),
      test: z.number().min(0).max(0.999).default(0.2),
    })
    .prefault({})
    .refine((split) => split.validation + split.test < 1, {
      message: "validation and test together must leave something to train on",
    }),
  /**
   * Subtract each feature's mean over the training examples; also divide by its standard deviation; or turn the axes so
   * that nothing correlates, and divide by the standard deviation along each.
   */
  preprocessing: z.enum(["none", "center", "normalize", "whiten"]).default("none"),
  /** What is asked of the model. */
  targets: z
    .discriminatedUnion("kind", [
      /** The class or the numbers that the source names. */
      z.strictObject({ kind: z.literal("answers") }),
      /**
       * The example itself, as it comes from its source, in one row: an autoencoder (Hinton and Salakhutdinov 2006,
       * "Reducing the dimensionality of data with neural networks").
       */
      z.strictObject({
        kind: z.literal("inputs"),
        /**
         * Standard deviation of normal noise on each number that the model sees, while the target stays clean: a denoising
         * autoencoder (Vincent et al. 2008, "Extracting and composing robust features"). It is new at each training step;
         * where a part of the data is measured, each example keeps its own.
         */
        corruption: z.number().min(0).max(10).default(0),
      }),
    ])
    .prefault({ kind: "answers" }),
  seed: z.int().default(1),
});

export type DataSpec = z.output<typeof dataSchema>;
export type ImageSource = z.output<typeof imageSchema>;
export type TextSource = Extract<DataSpec["source"], { kind: "text" }>;
export type TableSource = z.output<typeof tableSchema>;
