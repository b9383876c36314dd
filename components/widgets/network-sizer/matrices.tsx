"use client";

import styles from "./view.module.css";
import type { Neuron } from "./diagram";
import type { LayerCount } from "./model";

interface Props {
  layers: readonly LayerCount[];
  bias: boolean;
  highlighted: Neuron | null;
  onHighlight: (neuron: Neuron | null) => void;
}

/** Each layer's weight matrix and bias vector as ruled cells, one cell per parameter, one row per neuron. */
export function Matrices({ layers, bias, highlighted, onHighlight }: Props) {
  return (
    <div className={styles.matrices}>
      {layers.map((layer, i) => (
        <div key={i} className={styles.layer}>
          <div className={styles.blocks}>
            <div
              className={styles.matrix}
              style={{ gridTemplateColumns: `repeat(${layer.inputs}, 14px)` }}
              role="img"
              aria-label={`Weight matrix of layer ${i + 1}: ${layer.units} rows, ${layer.inputs} columns`}
            >
              {Array.from({ length: layer.weights }, (_, k) => {
                const row = Math.floor(k / layer.inputs);
                return (
                  <i
                    key={k}
                    data-lit={highlighted?.column === i + 1 && highlighted.row === row}
                    onPointerEnter={() => onHighlight({ column: i + 1, row })}
                    onPointerLeave={() => onHighlight(null)}
                  />
                );
              })}
            </div>
            {bias && (
              <div
                className={styles.matrix}
                style={{ gridTemplateColumns: "14px" }}
                role="img"
                aria-label={`Biases of layer ${i + 1}: ${layer.units}`}
              >
                {Array.from({ length: layer.units }, (_, row) => (
                  <i key={row} data-lit={highlighted?.column === i + 1 && highlighted.row === row} />
                ))}
              </div>
            )}
          </div>
          <p className={styles.shape}>
            W<sup>[{i + 1}]</sup> {layer.units}×{layer.inputs}
            {bias && (
              <>
                , b<sup>[{i + 1}]</sup> {layer.units}
              </>
            )}
          </p>
        </div>
      ))}
    </div>
  );
}
