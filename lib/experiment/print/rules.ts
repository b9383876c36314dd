import type { Initialization } from "@/lib/math/initialization";
import type { Plan } from "./plan";

/** One rule for first weights, under the name that a program gives it. */
export interface Rule {
  /** "glorot"; "normal1" and "normal2" where a model has two of a kind. */
  name: string;
  initialization: Initialization;
}

/** The different rules by which a model's kernels are drawn. */
export function listRules({ layers }: Plan): Rule[] {
  const found = new Map<string, Initialization>();
  for (const { layer, initialization } of layers)
    if (layer.kind === "dense") found.set(JSON.stringify(initialization), initialization);
  const rules = [...found.values()];
  return rules.map((initialization, i) => {
    const { kind } = initialization;
    const isOnly = rules.filter((other) => other.kind === kind).length === 1;
    return { name: isOnly ? kind : `${kind}${i + 1}`, initialization };
  });
}

/** The rule of a layer of this initialization. */
export function findRule(rules: readonly Rule[], initialization: Initialization): Rule {
  const wanted = JSON.stringify(initialization);
  const rule = rules.find((known) => JSON.stringify(known.initialization) === wanted);
  if (rule === undefined) throw new Error(`the model has no initialization ${wanted}`);
  return rule;
}

export function getGain(initialization: Initialization): number {
  return "gain" in initialization ? (initialization.gain ?? 1) : 1;
}

/** What a rule does, as a comment says it. */
export function describeRule(initialization: Initialization): string {
  const gain = getGain(initialization);
  const times = gain === 1 ? "" : `, times ${gain}`;
  switch (initialization.kind) {
    case "zeros":
      return "First weights: zeros";
    case "constant":
      return `First weights: one number for all${times}`;
    case "normal":
      return `First weights: normal, of standard deviation ${initialization.std}${times}`;
    case "uniform":
      return `First weights: uniform from ${-initialization.limit} to ${initialization.limit}${times}`;
    case "xavier":
      return `First weights by LeCun's rule: normal, of variance 1 / inputs${times}`;
    case "glorot":
      return `First weights by Glorot and Bengio's rule (2010): normal, of variance 2 / (inputs + units)${times}`;
    case "he":
      return `First weights by the rule of He et al. (2015): normal, of variance 2 / inputs${times}`;
    case "orthogonal":
      return `First weights at right angles and of length 1 (Saxe et al. 2014), by Gram and Schmidt's method${times}`;
  }
}

/** A standard deviation as a factor of a program: "0.3", or "2 * 0.3" where a gain multiplies it. */
export function printStd(std: number, gain: number): string {
  return gain === 1 ? `${std}` : `${gain} * ${std}`;
}
