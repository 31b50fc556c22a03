import { useState } from "react";
import { isProblem } from "@/api/problem";
import { useText } from "@/text/later/settings";
import {
  type ChannelDraft,
  type ChannelFaults,
  type ChannelField,
  channelFaults,
  fieldAt,
} from "./channelDraft";

/** A channel being written: what is wrong is said once a field was left, and from then on with every letter. */
export function useChannelForm(beginning: ChannelDraft, needed: readonly ChannelField[]) {
  const text = useText();
  const [draft, setDraft] = useState(beginning);
  const [left, setLeft] = useState<readonly ChannelField[]>([]);
  const [refused, setRefused] = useState<ChannelFaults>({});
  const own = channelFaults(draft, text);
  const wrong = needed.filter((field) => own[field] !== undefined);
  return {
    draft,
    change: (part: Partial<ChannelDraft>) => {
      setDraft({ ...draft, ...part });
      setRefused({});
    },
    leave: (field: ChannelField) => setLeft((before) => [...before, field]),
    faultOf: (field: ChannelField) =>
      (left.includes(field) ? own[field] : undefined) ?? refused[field] ?? null,
    /** Whether it may be sent; if not, what is wrong is shown from now on. */
    check: () => {
      setLeft(needed);
      return wrong.length === 0;
    },
    /** Takes what the server said about single fields; true when that was all that it said. */
    refuse: (error: Error) => {
      const faults: ChannelFaults = {};
      const errors = isProblem(error) ? (error.members.errors ?? []) : [];
      for (const { pointer, reason } of errors) {
        const field = fieldAt(pointer);
        if (field !== null) faults[field] = reason;
      }
      setRefused(faults);
    },
    hasRefusal: Object.keys(refused).length > 0,
  };
}
