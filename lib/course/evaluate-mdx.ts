import "server-only";

import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";

/** Components by the tag that names them in MDX. Their props are checked when the lesson is compiled. */
export type TagMap = Record<string, React.JSXElementConstructor<never>>;

type MdxContent = React.ComponentType<{ components: TagMap }>;

/**
 * The component that compiled MDX stands for. Runs on the server only, on our own content, so that no page needs
 * `unsafe-eval` and no lesson's code is sent to a browser.
 */
export function evaluateMdx(code: string): MdxContent {
  const evaluate = new Function("React", "_jsx_runtime", code) as (
    react: typeof React,
    runtime: typeof jsxRuntime,
  ) => { default: MdxContent };
  return evaluate(React, jsxRuntime).default;
}
