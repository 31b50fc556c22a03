import type { NewChannel, Priority } from "@/api/types";
import type { Catalogue } from "@/text/later/settings";
import { lengthOf } from "@/ui/formatText";
import { PRIORITIES, type WrittenKind } from "./kinds";

/** A channel as it is being written. */
export interface ChannelDraft {
  kind: WrittenKind;
  name: string;
  url: string;
  priorities: readonly Priority[];
}

export type ChannelField = "name" | "url" | "priorities";
export type ChannelFaults = Partial<Record<ChannelField, string>>;

export const EMPTY_CHANNEL: ChannelDraft = { kind: "slack", name: "", url: "", priorities: PRIORITIES };

/** What does not fit yet, in words for the person who writes it. */
export function channelFaults(draft: ChannelDraft, text: Catalogue): ChannelFaults {
  const words = text.channels.addForm;
  const faults: ChannelFaults = {};
  if (draft.name.trim() === "") faults.name = text.common.required;
  if (lengthOf(draft.name.trim()) > 200) faults.name = words.nameLong;
  const url = draft.url.trim();
  if (url === "") faults.url = text.common.required;
  else if (/\s/.test(url)) faults.url = words.space;
  else if (draft.kind === "service" && !/^[a-z][\w+-]*:\/\/\S/i.test(url)) faults.url = words.wrongService;
  else if (draft.kind !== "service" && !isWebAddress(url)) faults.url = words.wrongUrl;
  if (draft.priorities.length === 0) faults.priorities = words.noPriority;
  return faults;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** The draft as the server takes it. */
export function channelBody({ kind, name, url, priorities }: ChannelDraft): NewChannel {
  return { kind, name: name.trim(), address: { url: url.trim() }, priorities: [...priorities] };
}

/** Which field a pointer of the server's means. */
export function fieldAt(pointer: string): ChannelField | null {
  if (pointer.startsWith("/address")) return "url";
  if (pointer.startsWith("/priorities")) return "priorities";
  return pointer.startsWith("/name") ? "name" : null;
}
