import type { HandoffMember, SessionMember, Taken } from "@/api/redactions";
import type { Handoff, Me, Session, SessionFile, Step } from "@/api/types";
import type { Catalogue } from "@/text";
import { firstLine } from "@/ui/formatText";

export interface Choice {
  name: string;
  taken: Taken;
}

const GONE = "(redacted)";
const SHOWN = 60;

interface Texts {
  session: Session;
  steps: readonly Step[];
  handoff: Handoff | null;
  files: readonly SessionFile[];
}

/** The texts that this person may take away, the newest steps first; the server decides. */
export function redactable(me: Me, { session, steps, handoff, files }: Texts, text: Catalogue): Choice[] {
  if (me.role === "viewer") return [];
  const words = text.redaction;
  const may = (author: string | null) => me.role === "admin" || author === me.id;
  const ofSteps = steps
    .filter((step) => may(step.author.kind === "user" ? step.author.id : null) && !step.redacted)
    .map(
      ({ id, number, text: said }): Choice => ({
        name: words.step(number, firstLine(said, SHOWN)),
        taken: { of: "step", id },
      }),
    )
    .reverse();
  const ofSession = (["problem", "intake", "summary"] as const satisfies SessionMember[])
    .filter((member) => may(session.user_id) && isSaid(session[member]))
    .map((member): Choice => ({ name: words.members[member], taken: { of: "session", member } }));
  return [...ofSteps, ...ofSession, ...ofHandoff(), ...ofFiles()];

  function ofHandoff(): Choice[] {
    if (handoff === null || !may(handoff.escalated_by.id)) return [];
    const { id } = handoff;
    const said: HandoffMember[] = (["reason", "notes", "read_back"] as const).filter((member) =>
      isSaid(handoff[member]),
    );
    return [...said, "let_go" as const].map((member) => ({
      name: words.members[member],
      taken: { of: "handoff", id, member },
    }));
  }

  function ofFiles(): Choice[] {
    return files
      .filter((file) => may(file.created_by.id))
      .map(({ id, name }) => ({ name: words.file(name), taken: { of: "file", id } }));
  }
}

function isSaid(text: string | null | undefined): boolean {
  return text != null && text !== "" && text !== GONE;
}
