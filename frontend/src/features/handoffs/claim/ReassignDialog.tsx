import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { colleaguesQuery } from "@/api/account";
import { moveHandoff } from "@/api/handoffs";
import { useText } from "@/text";
import { Field, INPUT } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { ReasonDialog } from "./ReasonDialog";
import type { Claimable } from "./rights";

/** Opens a handoff again and asks one person first. */
export function ReassignDialog({ handoff, onClose }: { handoff: Claimable; onClose: () => void }) {
  const text = useText();
  const me = useMe();
  const words = text.lease.reassign;
  const [person, setPerson] = useState("");
  const colleagues = useQuery(colleaguesQuery).data?.items ?? [];
  const without = new Set([handoff.escalated_by.id, handoff.claimed_by?.id]);
  const able = colleagues.filter(({ id, role }) => role !== "viewer" && !without.has(id));
  return (
    <ReasonDialog
      name={`reassign.${me.id}.${handoff.id}`}
      words={words}
      explain={words.explain}
      answer={person}
      send={(reason, key) => moveHandoff(handoff.id, { act: "reassign", user_id: person, reason }, key)}
      onClose={onClose}
    >
      <Field label={words.person}>
        {(control) => (
          <select
            {...control}
            required
            value={person}
            onChange={(event) => setPerson(event.target.value)}
            className={INPUT}
          >
            <option value="">{words.choose}</option>
            {able.map(({ id, name, tier }) => (
              <option key={id} value={id}>
                {text.escalate.colleague(id === me.id ? text.common.you : name, text.shell.tier(tier))}
              </option>
            ))}
          </select>
        )}
      </Field>
    </ReasonDialog>
  );
}
