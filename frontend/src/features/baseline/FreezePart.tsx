import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { freezesQuery, liftFreeze } from "@/api/baselines";
import type { Freeze } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { Failed } from "@/ui/states";
import { useMomentWords } from "@/ui/times";
import { AskReason } from "./AskReason";
import { FreezeForm } from "./FreezeForm";
import { FrozenPeriod } from "./FrozenPeriod";

/** The frozen period, if any; admins freeze one and lift it again. */
export function FreezePart() {
  const { freeze: words, failed } = useNumbers().baseline;
  const me = useMe();
  const freezes = useQuery(freezesQuery);
  const [open, setOpen] = useState<"freeze" | "lift" | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  if (freezes.isError)
    return <Failed title={failed} error={freezes.error} onRetry={() => freezes.refetch()} />;
  const items = freezes.data?.items ?? [];
  const inForce = items.find(({ lifted }) => lifted === null);
  const isAdmin = me.role === "admin";
  const close = () => setOpen(null);
  return (
    <div>
      <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {words.title}
      </h3>
      <p className="max-w-[72ch] text-meta text-ink-3">{words.explain}</p>
      {freezes.isSuccess && inForce === undefined && <p className="mt-1">{words.none}</p>}
      <ul className="m-0 list-none p-0">
        {items.map((freeze) => (
          <FreezeRow
            key={freeze.id}
            freeze={freeze}
            onLift={isAdmin && freeze.lifted === null ? () => setOpen("lift") : null}
          />
        ))}
      </ul>
      {freezes.isSuccess && inForce === undefined && isAdmin && (
        <Button className="mt-2 print:hidden" onClick={() => setOpen("freeze")}>
          {words.act}
        </Button>
      )}
      {freezes.isSuccess && inForce === undefined && !isAdmin && (
        <p className="text-meta text-ink-3">{words.onlyAdmins}</p>
      )}
      {open === "freeze" && <FreezeForm onClose={close} returnTo={() => heading.current} />}
      {open === "lift" && inForce !== undefined && (
        <AskReason
          title={words.liftTitle}
          explain={words.liftExplain}
          act={words.liftAct}
          send={(reason) => liftFreeze(inForce.id, reason)}
          onClose={close}
          returnTo={() => heading.current}
        />
      )}
    </div>
  );
}

function FreezeRow({ freeze, onLift }: { freeze: Freeze; onLift: (() => void) | null }) {
  const { freeze: words } = useNumbers().baseline;
  const at = useMomentWords();
  const { lifted } = freeze;
  return (
    <li className="mt-1.5 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className={lifted === null ? "" : "text-ink-3"}>
        <FrozenPeriod freeze={freeze} />
        <span className="block text-meta text-ink-3">
          {words.by(freeze.made_by.name, at(freeze.made_at))}
        </span>
        {lifted !== null && (
          <span className="block text-meta text-ink-3">
            {words.lifted(lifted.by.name, at(lifted.at), lifted.reason)}
          </span>
        )}
      </span>
      {onLift !== null && <Button onClick={onLift}>{words.lift}</Button>}
    </li>
  );
}
