"use client";

import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/widget/save-file";
import type { Findings } from "./outputs";
import { printCount } from "./words";

/** The file, and whether what comes out of it is the network that went in. */
export function SaveFindings({ text, parameters, same, largest }: Findings["save"]) {
  return (
    <>
      <p>
        Written as a file of {printCount(Math.round(text.length / 1000))} kB with its settings, curves and{" "}
        {printCount(parameters)} parameters, and read back into a new network. Both were asked all validation
        digits: {same.right} of {same.count} answers are the same, and no probability differs by more than{" "}
        {largest}.
      </p>
      <div data-screen-only>
        <Button onPress={() => saveFile("walkthrough.json", text, "application/json")}>
          Download the network
        </Button>
      </div>
    </>
  );
}
