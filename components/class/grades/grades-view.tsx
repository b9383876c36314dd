"use client";

import { useMemo, useState } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { GradebookReply } from "@/lib/contract/gradebook";
import type { ViewProps } from "../class-page";
import shared from "../dashboard.module.css";
import { Refused } from "../refused";
import { filterRows, listShown, sortRows, type Sort } from "./arrange-rows";
import { GradeDialog } from "./grade-dialog";
import { GradeTable, type OpenCell } from "./grade-table";
import { Regrades } from "./regrades";
import { Statistics } from "./statistics";

const all = "all";
const byName: Sort = { key: { by: "name" }, isDescending: false };

/** The gradebook of a class, what is behind each score, and grading once more. */
export function GradesView({ details, titles }: ViewProps) {
  const { reply, reload } = useAsk<GradebookReply>(`/api/classes/grades?class=${details.id}`);
  if (reply === null) return <p role="status">Looking up the scores.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const book = reply.value;
  if (book.sets.length === 0)
    return <p>Nothing is assigned to this class yet, so there is nothing to be scored.</p>;
  if (book.rows.length === 0)
    return <p>Nobody is on the class’s list yet. Once learners have joined, their scores stand here.</p>;
  const mayChange = details.role === "instructor";
  return (
    <>
      <Gradebook id={details.id} book={book} mayChange={mayChange} titles={titles} reload={reload} />
      <Statistics id={details.id} />
      <Regrades id={details.id} book={book} mayChange={mayChange} titles={titles} onCommitted={reload} />
    </>
  );
}

function Gradebook({
  id,
  book,
  mayChange,
  titles,
  reload,
}: {
  id: string;
  book: GradebookReply;
  mayChange: boolean;
  titles: ReadonlyMap<string, string>;
  reload: () => Promise<void>;
}) {
  const [only, setOnly] = useState(all);
  const [name, setName] = useState("");
  const [who, setWho] = useState<"everybody" | "missing">("everybody");
  const [sort, setSort] = useState<Sort>(byName);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const shown = useMemo(() => listShown(book, only === all ? null : only), [book, only]);
  const rows = useMemo(
    () => sortRows(filterRows(book.rows, { name, isMissing: who === "missing" }, shown), sort),
    [book, name, who, shown, sort],
  );
  const csv = `/api/classes/grades/export?class=${id}${only === all ? "" : `&set=${only}`}`;
  return (
    <section aria-labelledby="grades">
      <h2 id="grades">Grades</h2>
      <div className={shared.tools} data-screen-only>
        <Select
          label="Assignment"
          value={only}
          onChange={(value) => {
            setOnly(value);
            setSort(byName);
          }}
          options={[
            { value: all, label: "All assignments" },
            ...book.sets.map((set) => ({ value: set.id, label: set.title })),
          ]}
        />
        <Select
          label="Learners"
          value={who}
          onChange={setWho}
          options={[
            { value: "everybody", label: "Everybody" },
            { value: "missing", label: "With something missing" },
          ]}
        />
        <TextField label="Name" type="search" value={name} onChange={setName} />
        <Button onPress={() => void reload()}>Look again</Button>
        <a href={`${csv}&shape=plain`}>Scores as CSV</a>
        <a href={`${csv}&shape=canvas`}>for Canvas</a>
      </div>
      {rows.length === 0 ? (
        <p role="status">Nobody fits this.</p>
      ) : (
        <GradeTable shown={shown} rows={rows} sort={sort} onSort={setSort} onOpen={setOpen} />
      )}
      <p className={shared.note}>
        {rows.length} of {book.rows.length} learners. –: nothing handed in. …: waits for its grade. ?: could
        not be graded. p: practice alone, outside of its time. L: late. *: set by hand. c: has a comment. A
        sum counts what is missing as 0.
      </p>
      {open !== null && (
        <GradeDialog
          key={`${open.learner} ${open.column.id}`}
          id={id}
          cell={open}
          mayChange={mayChange}
          titles={titles}
          onClose={() => setOpen(null)}
          onChanged={() => void reload()}
        />
      )}
      <p className={forms.quiet} data-screen-only>
        The file for Canvas has its five columns and a line of points; Canvas finds learners by their names,
        so they must be written there as here.
      </p>
    </section>
  );
}
