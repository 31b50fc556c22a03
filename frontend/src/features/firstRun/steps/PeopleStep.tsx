import type { FirstRun } from "@/api/types";
import { Inviting } from "@/features/account/Inviting";
import { OpenInvitations } from "@/features/account/OpenInvitations";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Explain, More } from "../parts";

/** Colleagues who can pick something up. */
export function PeopleStep({ found }: { found: FirstRun }) {
  const words = useFirstRunText().people;
  return (
    <>
      <Explain>{found.mail_is_set_up ? words.explain : words.explainNoMail}</Explain>
      <Inviting />
      <OpenInvitations />
      <More to="/settings/people">{words.all}</More>
    </>
  );
}
