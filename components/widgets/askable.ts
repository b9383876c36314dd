/** The widgets about whose present state a class can be asked; see questions.ts. */
export const askableWidgets = ["convolution-stepper", "network-sizer"] as const;
export type AskableWidget = (typeof askableWidgets)[number];

export function isAskable(name: string): name is AskableWidget {
  return (askableWidgets as readonly string[]).includes(name);
}
