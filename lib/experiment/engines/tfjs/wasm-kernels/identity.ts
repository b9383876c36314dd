import { getBackend, shareValues } from "./backend";
import { getInput, type Kernel } from "./kernel";

/** Clone: the backend's own copies the values, ours shares them as TensorFlow.js's other backends do. */
export const identity: Kernel = {
  name: "Identity",
  make(_tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      if (x.dtype === "string" && original) return original(args);
      return shareValues(getBackend(args), x);
    };
  },
};
