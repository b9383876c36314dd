import type { CastAttrs } from "@tensorflow/tfjs";
import { getBackend, shareValues } from "./backend";
import { getInput, readAttributes, type Kernel } from "./kernel";

/**
 * Cast: to the same type shares the values, where the backend's own copies them; to bool asks whether a value differs
 * from zero, where the backend's own cuts 0.5 down to false.
 */
export const cast: Kernel = {
  name: "Cast",
  make(_tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const { dtype } = readAttributes<CastAttrs>(args.attrs);
      const backend = getBackend(args);
      if (x.dtype === dtype && dtype !== "string") return shareValues(backend, x);
      if (dtype !== "bool" || x.dtype === "string" || x.dtype === "complex64") {
        if (!original) throw new Error(`The WASM backend cannot cast ${x.dtype} to ${dtype}`);
        return original(args);
      }
      const out = backend.makeOutput(x.shape, "bool");
      const from = backend.typedArrayFromHeap(x);
      const to = backend.typedArrayFromHeap(out);
      for (let i = 0; i < from.length; i++) to[i] = from[i] === 0 ? 0 : 1;
      return out;
    };
  },
};
