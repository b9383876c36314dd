"use client";

import { useWidth } from "@/components/charts/use-width";
import type { PartCount, ResnetCount } from "./model";
import styles from "./view.module.css";
import { printCount, printShare } from "./words";

const ROW = 34;
const BETWEEN = 34;
const LABEL = 20;
const HEIGHT = 2 * (LABEL + ROW) + BETWEEN;

interface Segment {
  part: number;
  from: number;
  to: number;
}

/** One segment for each block, and for each part without blocks, side by side over [0, width]. */
function placeSegments(
  parts: readonly PartCount[],
  measure: (part: PartCount) => readonly number[],
  width: number,
): Segment[] {
  const sizes = parts.flatMap((part, index) => measure(part).map((size) => ({ part: index, size })));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  let from = 0;
  return sizes.map(({ part, size }) => {
    const segment = { part, from, to: from + (size / total) * width };
    from = segment.to;
    return segment;
  });
}

const listLayers = ({ blocks, layers }: PartCount) =>
  blocks.length === 0 ? [layers] : blocks.map(({ convolutions }) => convolutions.length);
const listParameters = ({ blocks, parameters }: PartCount) =>
  blocks.length === 0 ? [parameters] : blocks.map((block) => block.parameters);

/** From the first to the last block of a part. */
function spanPart(segments: readonly Segment[], part: number): { from: number; to: number } {
  const own = segments.filter((segment) => segment.part === part);
  return { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? 0 };
}

/** The network from its first layer to its last, twice: as wide as its layers are many, and as wide as they have parameters. */
export function Strip({ count, stage }: { count: ResnetCount; stage: number }) {
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const { parts, depth, parameters } = count;
  const rows = [
    { title: "layers", y: LABEL, segments: placeSegments(parts, listLayers, width) },
    { title: "parameters", y: LABEL + ROW + BETWEEN, segments: placeSegments(parts, listParameters, width) },
  ] as const;
  const [above, below] = rows.map(({ segments }) => spanPart(segments, stage));
  const top = LABEL + ROW;
  return (
    <div ref={ref} className={styles.strip}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`ResNet-${depth} from its first layer to its last: ${parts
          .map(
            (part) =>
              `${part.name}: ${part.layers} layers, ${printShare(part.parameters / parameters)} of the parameters`,
          )
          .join("; ")}.`}
      >
        <polygon
          className={styles.join}
          points={`${above?.from},${top} ${above?.to},${top} ${below?.to},${top + BETWEEN} ${below?.from},${top + BETWEEN}`}
        />
        {rows.map(({ title, y, segments }) => (
          <g key={title}>
            {segments.map(({ part, from, to }, index) => (
              <rect
                key={index}
                className={styles.segment}
                data-chosen={part === stage || undefined}
                x={from}
                y={y}
                width={Math.max(0.5, to - from - Math.min(1, (to - from) / 4))}
                height={ROW}
              >
                <title>{describePart(parts[part], parameters)}</title>
              </rect>
            ))}
          </g>
        ))}
        <text className={styles.label} x={0} y={LABEL - 6}>
          {depth} layers
        </text>
        <text className={styles.label} x={0} y={HEIGHT - 5}>
          {printCount(parameters)} parameters
        </text>
      </svg>
    </div>
  );
}

function describePart(part: PartCount | undefined, parameters: number): string {
  if (part === undefined) return "";
  return `${part.name}: ${part.layers} ${part.layers === 1 ? "layer" : "layers"}, ${printCount(part.parameters)} parameters, ${printShare(part.parameters / parameters)} of all`;
}
