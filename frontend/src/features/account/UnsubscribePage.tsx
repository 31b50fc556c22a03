import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { unsubscribe } from "@/api/alerts";
import { isProblem } from "@/api/problem";
import { useText } from "@/text/later/settings";
import { Button, buttonClass } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { ProblemNote } from "@/ui/states";
import { FrontDoor } from "./FrontDoor";

const route = getRouteApi("/unsubscribe/$token");
const NO_SUCH_LINK = [400, 403, 404, 410, 422];

/** Where the link at the foot of a mail leads: nothing happens before the button is pressed. */
export function UnsubscribePage() {
  const text = useText();
  const { token } = route.useParams();
  const words = text.alerts.unsubscribe;
  const stopping = useMutation({ mutationFn: () => unsubscribe(token) });
  usePageTitle(words.title);
  const gone = isProblem(stopping.error) && NO_SUCH_LINK.includes(stopping.error.status);
  if (stopping.isSuccess || gone) {
    return (
      <FrontDoor
        title={gone ? words.gone : words.done}
        explain={gone ? words.goneExplain : words.doneExplain}
      >
        <Link to="/settings/alerts" className={buttonClass("plain", "mt-4")}>
          {words.open}
        </Link>
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title={words.title} explain={words.explain}>
      <p className="mt-2 text-ink-2">{words.consequence}</p>
      <div className="mt-4 flex flex-col gap-4">
        <ProblemNote error={stopping.error} />
        <Button look="primary" busy={stopping.isPending} onClick={() => stopping.mutate()}>
          {words.submit}
        </Button>
      </div>
    </FrontDoor>
  );
}
