import { listWeights, type Weights } from "../../initialize";
import type { ModelInfo } from "../../infer";
import { countNumbers, type WeightInfo, type WeightRole } from "../../layer-info";
import { checkWeights } from "../check-weights";
import type { Tensor, Tensor1D, Tf } from "./tf";

const penalizedRoles: readonly WeightRole[] = ["kernel", "depthwiseKernel", "recurrentKernel"];

/** The weights of a model on the device: the trained ones in one flat tensor, and each in its own shape. */
export class Parameters {
  readonly infos: readonly WeightInfo[];
  readonly trainedInfos: readonly WeightInfo[];
  /** 1 for numbers of kernels and filters, which penalties concern, else 0; [parameters]. */
  readonly penalized: Tensor;
  private readonly sizes: readonly number[];
  private flatTensor: Tensor | null = null;
  private shaped: Tensor[] = [];
  /** Running statistics by name. */
  private readonly states = new Map<string, Tensor>();

  /** @param first every weight of the model */
  constructor(
    private readonly tf: Tf,
    info: ModelInfo,
    first: Weights,
  ) {
    this.infos = listWeights(info);
    this.trainedInfos = this.infos.filter((weight) => weight.trainable);
    this.sizes = this.trainedInfos.map((weight) => countNumbers(weight.shape));
    const marks = this.trainedInfos.map((weight, i) => {
      const mark = penalizedRoles.includes(weight.role) ? 1 : 0;
      return new Float32Array(this.sizes[i] as number).fill(mark);
    });
    this.penalized = tf.tensor1d(marks.flatMap((piece) => Array.from(piece)));
    this.write(first);
  }

  /** All trained weights, [parameters]. */
  get flat(): Tensor {
    return this.flatTensor as Tensor;
  }

  /** The trained tensors, in the order of `flat`. */
  get trained(): readonly Tensor[] {
    return this.shaped;
  }

  /** Every weight by its name, with `trained` in place of the trained ones. */
  name(trained: readonly Tensor[]): Map<string, Tensor> {
    const named = new Map(this.states);
    this.trainedInfos.forEach((weight, i) => named.set(weight.name, trained[i] as Tensor));
    return named;
  }

  /** Takes over a new flat tensor; call inside a tidy. */
  replaceFlat(flat: Tensor): void {
    const pieces = this.tf.split(flat, [...this.sizes]);
    this.replaceTrained(flat, pieces);
  }

  /** Takes over new trained tensors of any shape; call inside a tidy. */
  replacePieces(pieces: readonly Tensor[]): void {
    const rows = pieces.map((piece) => piece.reshape([-1]) as Tensor1D);
    this.replaceTrained(rows.length === 1 ? (rows[0] as Tensor).clone() : this.tf.concat(rows), pieces);
  }

  /** Takes over a running statistic; call inside a tidy. */
  replaceState(name: string, value: Tensor): void {
    this.states.get(name)?.dispose();
    this.states.set(name, this.tf.keep(value.clone()));
  }

  async read(): Promise<Weights> {
    const named = this.name(this.shaped);
    return Promise.all(
      this.infos.map(async ({ name, shape }) => {
        const values = await (named.get(name) as Tensor).data<"float32">();
        return { name, shape, values: values.slice() };
      }),
    );
  }

  /** Replaces the named weights, the others stay. @throws ExperimentError for an unknown name or a wrong size */
  write(weights: Weights): void {
    checkWeights(this.infos, weights);
    const given = new Map(weights.map((weight) => [weight.name, weight.values]));
    this.tf.tidy(() => {
      // A copy, because a backend may keep the array it is given.
      const upload = (values: Float32Array, shape: readonly number[]) =>
        this.tf.tensor(values.slice(), [...shape]);
      const pieces = this.trainedInfos.map(({ name, shape }, i) => {
        const values = given.get(name);
        return values ? upload(values, shape) : (this.shaped[i] as Tensor);
      });
      if (pieces.length > 0) this.replacePieces(pieces);
      for (const { name, shape, trainable } of this.infos) {
        const values = given.get(name);
        if (!trainable && values) this.replaceState(name, upload(values, shape));
      }
    });
  }

  dispose(): void {
    this.tf.dispose([this.penalized, ...this.shaped, ...this.states.values()]);
    this.flatTensor?.dispose();
  }

  private replaceTrained(flat: Tensor, pieces: readonly Tensor[]): void {
    const old = [...this.shaped];
    if (this.flatTensor) old.push(this.flatTensor);
    this.flatTensor = this.tf.keep(flat);
    this.shaped = pieces.map((piece, i) =>
      this.tf.keep(piece.reshape([...(this.trainedInfos[i] as WeightInfo).shape])),
    );
    this.tf.dispose(old);
  }
}
