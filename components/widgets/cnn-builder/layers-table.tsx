"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { type Build, printCount, printShape } from "./model";
import { nameLayer } from "./names";
import styles from "./view.module.css";

export interface LayersTableProps {
  build: Build;
  isOwn: boolean;
  onChoose: (layer: number) => void;
  onMove: (layer: number, by: -1 | 1) => void;
  onRemove: (layer: number) => void;
  onCopy: (layer: number) => void;
}

/** Every layer with its counts. One tab stop: arrow keys choose a layer, and in a network of one's own change the list. */
export function LayersTable(props: LayersTableProps) {
  const { build, isOwn, onChoose } = props;
  const { network, layers, info, fault, chosen } = build;
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = (layer: number) =>
    requestAnimationFrame(() => body.current?.querySelectorAll<HTMLElement>("button")[layer]?.focus());

  const region = useRef<HTMLDivElement>(null);
  // Only within the table: the page must not move by itself.
  useEffect(() => {
    const row = body.current?.rows[chosen + 1];
    const box = region.current;
    if (!row || !box) return;
    const head = body.current?.offsetTop ?? 0;
    const isSeen =
      row.offsetTop - head >= box.scrollTop &&
      row.offsetTop + row.offsetHeight + head <= box.scrollTop + box.clientHeight;
    if (!isSeen) box.scrollTop = row.offsetTop - box.clientHeight / 2;
  }, [chosen]);

  const followKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const isInsert = event.key === "Insert" || event.key === "+";
    const isRemove = event.key === "Delete" || event.key === "Backspace";
    if (step !== 0 && event.altKey && isOwn) {
      props.onMove(chosen, step);
      focus(Math.max(0, Math.min(layers.length - 1, chosen + step)));
    } else if (step !== 0 || event.key === "Home" || event.key === "End") {
      const aim = step !== 0 ? chosen + step : event.key === "Home" ? 0 : layers.length - 1;
      const next = Math.max(0, Math.min(layers.length - 1, aim));
      onChoose(next);
      focus(next);
    } else if (isOwn && isInsert) {
      props.onCopy(chosen);
      focus(chosen + 1);
    } else if (isOwn && isRemove) {
      props.onRemove(chosen);
      focus(Math.max(0, Math.min(chosen, layers.length - 2)));
    } else return;
    event.preventDefault();
  };

  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={region} className={styles.scroll} role="group" aria-label="Layers of the network" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">gives</th>
            <th scope="col">parameters</th>
            <th scope="col">multiply-adds</th>
            <th scope="col">sees</th>
          </tr>
        </thead>
        <tbody ref={body}>
          <tr>
            <td className={styles.first}>input</td>
            <td>{printShape(network.inputShape)}</td>
            <td>–</td>
            <td>–</td>
            <td>1</td>
          </tr>
          {layers.map(({ layer, info: counts }, index) => {
            const isFault = index === fault?.layer;
            return (
              <tr key={index} data-chosen={index === chosen || undefined} data-fault={isFault || undefined}>
                <td className={styles.first}>
                  <button
                    type="button"
                    className={styles.layer}
                    aria-pressed={index === chosen}
                    tabIndex={index === chosen ? 0 : -1}
                    onClick={() => onChoose(index)}
                    onKeyDown={followKey}
                  >
                    {index + 1} {nameLayer(layer)}
                  </button>
                </td>
                {isFault ? (
                  <td colSpan={4} className={styles.reason}>
                    {fault.message}
                  </td>
                ) : (
                  <>
                    <td>{counts === null ? "–" : printShape(counts.outputShape)}</td>
                    <td>{counts === null ? "–" : printCount(counts.parameters)}</td>
                    <td>{counts === null ? "–" : printCount(counts.multiplyAdds)}</td>
                    <td>{counts === null ? "–" : (counts.receptiveField?.size ?? "all")}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{fault === null ? "all" : "before the fault"}</th>
            <td>{printShape(info.outputShape)}</td>
            <td>{printCount(info.parameters)}</td>
            <td>{printCount(info.multiplyAdds)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
