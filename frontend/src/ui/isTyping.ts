/** Whether a key belongs to a control that takes text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/** Whether a key was pressed in a dialog that lies over the page: it is not meant for what lies below. */
export function isInModal(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"][data-state="open"]') !== null;
}
