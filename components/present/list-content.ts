import { Children, isValidElement, type ComponentType, type ReactNode } from "react";
import type { TagMap } from "@/lib/course/evaluate-mdx";

type MdxFunction = (props: { components: TagMap }) => ReactNode;

/**
 * The blocks of a lesson, one beneath the other. What MDX compiles to is a function without state that returns a
 * fragment of them.
 *
 * @throws Error where it is anything else.
 */
export function listContent(content: ComponentType<{ components: TagMap }>, tags: TagMap): ReactNode[] {
  const root = (content as MdxFunction)({ components: tags });
  if (!isValidElement<{ children?: ReactNode }>(root)) throw new Error("The lesson has no content");
  return Children.toArray(root.props.children);
}
