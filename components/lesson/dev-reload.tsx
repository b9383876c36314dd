"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** In development only: shows an edit of the lesson's files as soon as they are saved. */
export function DevReload() {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource(`/api/content-changes`);
    events.onmessage = () => router.refresh();
    return () => events.close();
  }, [router]);
  return null;
}
