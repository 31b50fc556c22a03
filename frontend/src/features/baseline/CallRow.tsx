import type { Call } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatStopwatch } from "@/ui/formatTime";
import { useMe } from "@/ui/me";
import { useMomentWords } from "@/ui/times";

interface CallRowProps {
  call: Call;
  onAct: (act: "edit" | "remove" | "trace") => void;
}

const ACT = "font-medium text-ink-2 hover:text-ink hover:underline touch:min-h-11 touch:px-2";

/** One timed call: how long, who, what about; changed or removed it says so. */
export function CallRow({ call, onAct }: CallRowProps) {
  const text = useText();
  const words = useNumbers().baseline.list;
  const me = useMe();
  const at = useMomentWords();
  const mayAct = call.removed === null && (me.role === "admin" || call.recorded_by.id === me.id);
  const began = at(call.started_at);
  const about = [
    call.category,
    call.ticket_ref === null ? null : text.common.ticket(call.ticket_ref),
    call.note,
  ].filter((part) => part !== null);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-0">
      <span
        className={`figures shrink-0 font-semibold sm:w-[60px] sm:text-end ${call.removed === null ? "" : "text-ink-3 line-through"}`}
      >
        {formatStopwatch(call.seconds)}
      </span>
      <span className="shrink-0 sm:w-[84px] text-ink-2">{words.person(call.people)}</span>
      <span className="min-w-0 max-sm:w-full sm:flex-1">
        <span className="block">{about.join(" · ")}</span>
        <span className="block text-meta text-ink-3">{words.by(call.recorded_by.name, began)}</span>
        {call.removed !== null && (
          <span className="block text-meta text-ink-2">
            {words.removed(call.removed.by.name, at(call.removed.at), call.removed.reason)}
          </span>
        )}
      </span>
      <span className="flex gap-4 text-meta print:hidden">
        {call.revisions > 0 && (
          <button type="button" className={ACT} onClick={() => onAct("trace")}>
            {words.changed(call.revisions)}
          </button>
        )}
        {mayAct && (
          <span className="row-acts flex gap-4">
            <button
              type="button"
              className={ACT}
              aria-label={words.of(words.edit, began)}
              onClick={() => onAct("edit")}
            >
              {words.edit}
            </button>
            <button
              type="button"
              className={ACT}
              aria-label={words.of(words.remove, began)}
              onClick={() => onAct("remove")}
            >
              {words.remove}
            </button>
          </span>
        )}
      </span>
    </li>
  );
}
