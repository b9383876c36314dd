"use client";

import type { BlockCount, ConvolutionCount } from "./model";
import styles from "./view.module.css";
import { describeBlock, printChannels, printCount, printShape, printWindow } from "./words";

/** CSS pixels at full size. */
const WIDTH = 320;
const MIDDLE = 96;
const SKIP = 262;
const BOX = { width: 172, height: 46 };
const SIDE_BOX = { width: 112, height: 62 };
const TOP = 40;
const PITCH = 82;
const SUM = 11;

/** One residual block, from its input at the top to its output: convolutions on the left, the skip on the right. */
export function BlockDrawing({ title, block }: { title: string; block: BlockCount }) {
  const { convolutions, projection } = block;
  const sumY = TOP + convolutions.length * PITCH + 12;
  const height = sumY + 62;
  const fork = 26;
  return (
    <figure className={styles.block}>
      <figcaption className={styles.blockTitle}>
        {title} <span className={styles.note}>{printCount(block.parameters)} parameters</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={describeBlock(block)}>
        <text className={styles.shape} x={MIDDLE} y={11}>
          {printShape(block.inputShape)}
        </text>
        <line className={styles.wire} x1={MIDDLE} y1={16} x2={MIDDLE} y2={sumY - SUM} />
        <path
          className={styles.skip}
          d={`M ${MIDDLE} ${fork} H ${SKIP - 12} Q ${SKIP} ${fork} ${SKIP} ${fork + 12} V ${sumY - 12} Q ${SKIP} ${sumY} ${SKIP - 12} ${sumY} H ${MIDDLE + SUM + 6}`}
        />
        <path className={styles.tip} d={`M ${MIDDLE + SUM} ${sumY} l 8 -4 v 8 z`} />
        {convolutions.map((convolution, index) => (
          <ConvolutionBox
            key={index}
            convolution={convolution}
            y={TOP + index * PITCH}
            isLast={index === convolutions.length - 1}
          />
        ))}
        {projection === null ? (
          <text className={styles.onSkip} x={SKIP + 10} y={(fork + sumY) / 2}>
            x
          </text>
        ) : (
          <ProjectionBox projection={projection} y={(fork + sumY - SIDE_BOX.height) / 2} />
        )}
        <circle className={styles.sum} cx={MIDDLE} cy={sumY} r={SUM} />
        <path className={styles.plus} d={`M ${MIDDLE - 5} ${sumY} h 10 M ${MIDDLE} ${sumY - 5} v 10`} />
        <line className={styles.wire} x1={MIDDLE} y1={sumY + SUM} x2={MIDDLE} y2={sumY + 36} />
        <text className={styles.between} x={MIDDLE + 9} y={sumY + 29}>
          ReLU
        </text>
        <text className={styles.shape} x={MIDDLE} y={sumY + 52}>
          {printShape(block.outputShape)}
        </text>
      </svg>
    </figure>
  );
}

function ConvolutionBox({
  convolution,
  y,
  isLast,
}: {
  convolution: ConvolutionCount;
  y: number;
  isLast: boolean;
}) {
  return (
    <>
      <rect className={styles.box} x={MIDDLE - BOX.width / 2} y={y} {...BOX} />
      <text className={styles.name} x={MIDDLE} y={y + 19}>
        {printWindow(convolution)}, {printChannels(convolution)}
      </text>
      <text className={styles.count} x={MIDDLE} y={y + 37}>
        {printCount(convolution.weights)} weights
      </text>
      <text className={styles.between} x={MIDDLE + 9} y={y + BOX.height + 22}>
        norm {printCount(convolution.normalization)}
        {!isLast && ", ReLU"}
      </text>
    </>
  );
}

function ProjectionBox({ projection, y }: { projection: ConvolutionCount; y: number }) {
  return (
    <>
      <rect className={styles.box} x={SKIP - SIDE_BOX.width / 2} y={y} {...SIDE_BOX} />
      <text className={styles.name} x={SKIP} y={y + 18}>
        {printWindow(projection)}
      </text>
      <text className={styles.name} x={SKIP} y={y + 35}>
        {printChannels(projection)}
      </text>
      <text className={styles.count} x={SKIP} y={y + 52}>
        {printCount(projection.weights)} + {printCount(projection.normalization)}
      </text>
    </>
  );
}
