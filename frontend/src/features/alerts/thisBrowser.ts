const PLACE = "flowpilot.push";

/** The channel that this browser was registered as, if it was. Storage that is forbidden forgets it. */
export function keptChannel(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

export function keepChannel(channelId: string | null): void {
  try {
    if (channelId === null) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, channelId);
  } catch {
    return;
  }
}
