"use client";

import { FileTrigger } from "react-aria-components/FileTrigger";
import { Button } from "@/components/ui/button";

/** Opens the device's own choice of files. The file stays in the page. */
export function FilePicker({ onFile }: { onFile: (file: File) => void }) {
  return (
    <FileTrigger
      acceptedFileTypes={["image/*"]}
      onSelect={(files) => {
        const file = files?.[0];
        if (file !== undefined) onFile(file);
      }}
    >
      <Button>Choose an image, or drop one here</Button>
    </FileTrigger>
  );
}
