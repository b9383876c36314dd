"use client";

import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import type { ConnectedCourse, CoursesReply } from "@/lib/contract/lti";
import type { PartProps } from "./class-page";

/** The courses of learning platforms whose learners join this class; nothing where there is none. */
export function ConnectedCourses({ details, mayChange }: Omit<PartProps, "onChange">) {
  const { reply } = useAsk<CoursesReply>(`/api/lti/courses?class=${details.id}`);
  const [changed, setChanged] = useState<ConnectedCourse[] | null>(null);
  const submit = useSubmit();
  const courses = changed ?? (reply?.ok ? reply.value.courses : []);
  const disconnect = async (course: string) => {
    const body = { id: details.id, course };
    const done = await submit.send<CoursesReply>("/api/lti/courses", "DELETE", body);
    if (done?.ok) setChanged(done.value.courses);
  };
  if (courses.length === 0) return null;
  return (
    <section className={forms.section} aria-labelledby="courses">
      <h2 id="courses">Connected courses</h2>
      <ul className={forms.list}>
        {courses.map(({ id, title, platform, teachersAssist }) => (
          <li key={id}>
            <span>
              {title}, {platform}
              {teachersAssist && <span className={forms.quiet}> its teachers become assistants</span>}
            </span>
            {mayChange && (
              <Button
                variant="quiet"
                isDisabled={submit.isBusy}
                onPress={() => void disconnect(id)}
                aria-label={`Disconnect ${title}`}
              >
                Disconnect
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
    </section>
  );
}
