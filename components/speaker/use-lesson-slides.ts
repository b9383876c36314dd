"use client";

import { usePatientAsk } from "@/components/live/use-patient-ask";
import type { Outline, SpeakerNotes } from "@/lib/contract/outline";

export interface LessonSlides {
  outline: Outline;
  notes: SpeakerNotes;
}

/** A lesson's slides and what the presenter says on them: `loading` until they are there, `missing` if there is no such lesson. */
export function useLessonSlides(lesson: string): LessonSlides | "loading" | "missing" {
  const outline = usePatientAsk<Outline>(`/present/${lesson}/outline`, "");
  const notes = usePatientAsk<SpeakerNotes>(`/present/${lesson}/notes`, "");
  if (outline?.ok && notes?.ok) return { outline: outline.value, notes: notes.value };
  return outline?.ok === false || notes?.ok === false ? "missing" : "loading";
}
