"use client";

import { tableDepths } from "./state";
import { countResnet } from "./model";
import styles from "./view.module.css";
import { printCount, printMillions } from "./words";

/** The five networks, counted; the one in view marked. */
export function NetworksTable({ depth }: { depth: number }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="The five networks">
      <table className={styles.networks}>
        <thead>
          <tr>
            <th scope="col">network</th>
            <th scope="col">blocks of its four stages</th>
            <th scope="col">layers</th>
            <th scope="col">parameters</th>
            <th scope="col">multiply-adds</th>
          </tr>
        </thead>
        <tbody>
          {tableDepths.map(countResnet).map(({ depth: own, block, parts, parameters, multiplyAdds }) => (
            <tr key={own} aria-current={own === depth || undefined}>
              <th scope="row">ResNet-{own}</th>
              <td>
                {parts
                  .slice(1, -1)
                  .map(({ blocks }) => blocks.length)
                  .join(" + ")}{" "}
                {block}
              </td>
              <td>{parts.reduce((sum, { layers }) => sum + layers, 0)}</td>
              <td>{printCount(parameters)}</td>
              <td>{printMillions(multiplyAdds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
