import type { CodeListing } from "@/components/widget/code-dialog";
import { printFloat } from "@/lib/experiment/print/literal";
import { printExpression, type Notation } from "@/lib/math/expression/print-expression";
import type { Expression, FunctionName, OperatorSymbol } from "@/lib/math/expression/syntax";
import type { Stage } from "./model";

const operator: Record<OperatorSymbol, string> = {
  "+": " + ",
  "-": " - ",
  "*": " * ",
  "/": " / ",
  "^": "**",
};

const keras: Notation = { operator, call: (name, argument) => `ops.${name}(${argument})` };
const torch: Notation = {
  operator,
  // PyTorch's functions take tensors only, not bare numbers.
  call: (name, argument, part) =>
    `torch.${name}(${hasVariable(part) ? argument : `torch.as_tensor(${argument})`})`,
};

function hasVariable(part: Expression): boolean {
  if (part.kind === "call") return hasVariable(part.argument);
  if (part.kind === "operator") return hasVariable(part.left) || hasVariable(part.right);
  return part.kind === "variable";
}

/** Names that the programs use themselves, or that a language keeps for itself. */
const taken = new Set(
  "f tf os ops torch value grads grad gradient tape variable const let var new in is if do for of as and or not def del try with from pass else case this void null class break yield async await return import lambda print while super switch typeof delete global assert except raise export default function None True False".split(
    " ",
  ),
);
const rename = (name: string) => (taken.has(name) ? `${name}_` : name);

function renameVariables(part: Expression): Expression {
  switch (part.kind) {
    case "number":
      return part;
    case "variable":
      return { ...part, name: rename(part.name) };
    case "call":
      return { ...part, argument: renameVariables(part.argument) };
    case "operator":
      return { ...part, left: renameVariables(part.left), right: renameVariables(part.right) };
  }
}

const tfNames: Record<OperatorSymbol, string> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "^": "pow",
};

/** TensorFlow.js has no operators: everything is a call. */
function printCalls(part: Expression): string {
  switch (part.kind) {
    case "number":
      return String(part.value);
    case "variable":
      return part.name;
    case "call": {
      const name: FunctionName | "neg" = part.name === "negate" ? "neg" : part.name;
      return `tf.${name}(${printCalls(part.argument)})`;
    }
    case "operator":
      return `tf.${tfNames[part.symbol]}(${printCalls(part.left)}, ${printCalls(part.right)})`;
  }
}

/** The gradient of the expression by its variables in three libraries; one variable at least is needed. */
export function printPrograms({ expression: original, tape, given }: Stage): CodeListing {
  const expression = renameVariables(original);
  const names = tape.variables.map(rename);
  const list = names.join(", ");
  const values = tape.variables.map((name) => given[name] ?? 1);
  const single = names.length === 1 ? "," : "";
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node gradient.mjs
import * as tf from "@tensorflow/tfjs";

const f = (${list}) => ${printCalls(expression)};
const { value, grads } = tf.valueAndGrads(f)([${values.map((value) => `tf.scalar(${value})`).join(", ")}]);
value.print();
grads.forEach((grad) => grad.print());
`,
    keras: `# pip install keras tensorflow
import os
os.environ["KERAS_BACKEND"] = "tensorflow"
import tensorflow as tf
from keras import ops

${names.map((name, i) => `${name} = tf.Variable(${printFloat(values[i] ?? 1)})`).join("\n")}

with tf.GradientTape() as tape:
    value = ${printExpression(expression, keras)}
print(value.numpy())
for gradient in tape.gradient(value, [${list}]):
    print(gradient.numpy())
`,
    pytorch: `# pip install torch
import torch

${names.map((name, i) => `${name} = torch.tensor(${printFloat(values[i] ?? 1)}, requires_grad=True)`).join("\n")}

value = ${printExpression(expression, torch)}
value.backward()
print(value.item())
for variable in (${list}${single}):
    print(variable.grad.item())
`,
  };
}
