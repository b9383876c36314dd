"use client";

import shared from "../dashboard.module.css";
import { Disclosure } from "@/components/ui/disclosure";
import { printPoints, type ClassBoard } from "@/lib/contract/assignment";

/** How the class stands with a set: who wants to be named is, the others are a number. */
export function Board({ board }: { board: ClassBoard }) {
  const { counts, learners, begun, entries } = board;
  const hasPoints = entries.some(({ points }) => points !== null);
  return (
    <Disclosure title="Board">
      <p className={shared.note}>
        {begun} of {learners} have begun.{" "}
        {hasPoints ? "Points are final." : "Points are shown when nobody can earn any more."}
      </p>
      {entries.length > 0 && (
        <table className={shared.list}>
          <thead>
            <tr>
              <th scope="col">Learner</th>
              <th scope="col">{counts === "solved" ? "Solved" : "Handed in"}</th>
              {hasPoints && <th scope="col">Points</th>}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ name, isSelf, isNamed, exercises, points }, index) => (
              <tr key={index}>
                <th scope="row">
                  {isSelf ? `You${isNamed ? `, as ${name}` : ", seen by yourself alone"}` : name}
                </th>
                <td>{exercises}</td>
                {hasPoints && <td>{points === null ? "" : printPoints(points)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Disclosure>
  );
}
