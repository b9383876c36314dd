"use client";

import { useAsk } from "@/components/form/use-ask";
import { Select } from "@/components/ui/select";
import type { ClassesReply } from "@/lib/contract/class";

const nobody = "none";

/** For which of the presenter's classes a session is, if for one; nothing is asked of who has no class. */
export function SessionClass({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (classId: string | null) => void;
}) {
  const { reply } = useAsk<ClassesReply>("/api/classes");
  const classes = reply?.ok ? reply.value.classes.filter(({ isArchived }) => !isArchived) : [];
  if (classes.length === 0) return null;
  return (
    <Select
      label="For"
      value={value ?? nobody}
      onChange={(id) => onChange(id === nobody ? null : id)}
      options={[
        { value: nobody, label: "Whoever has the code" },
        ...classes.map(({ id, name, term }) => ({
          value: id,
          label: term === "" ? name : `${name}, ${term}`,
          note: "Its learners need no code, and all who teach it see the results",
        })),
      ]}
    />
  );
}
