import type { ChosenPlaybook } from "@/api/types";
import { useText } from "@/text";
import { Disclosure } from "@/ui/Disclosure";
import { DownIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";

interface PlaybookLineProps {
  playbook: ChosenPlaybook;
  busy: boolean;
  error: Error | null;
  onChoose: (key: string) => void;
}

/** By which playbook the guide goes, why by this one, and which others it could be. */
export function PlaybookLine({ playbook, busy, error, onChoose }: PlaybookLineProps) {
  const text = useText();
  const words = text.guide;
  return (
    <>
      <div className="min-w-0 flex-1 basis-0 sm:flex-none sm:basis-auto">
        <Disclosure
          label={words.playbooks}
          button={
            <>
              <span className="min-w-0 truncate">{words.playbook(playbook.title)}</span>
              <DownIcon width="14" height="14" />
            </>
          }
          buttonClass="flex h-8 min-w-0 max-w-full items-center gap-1.5 rounded-button px-2 text-ink-2 hover:bg-chosen hover:text-ink touch:h-11"
          panelClass="absolute bottom-full start-0 mb-1 flex w-[min(440px,calc(100vw-24px))] flex-col gap-1 p-3 max-sm:fixed max-sm:inset-x-3 max-sm:bottom-3 max-sm:w-auto"
        >
          {(close) => (
            <>
              <p className="px-2 font-semibold">{playbook.title}</p>
              <p className="px-2 pb-2 text-ink-2">
                {playbook.chosen_by === "person" ? words.chosenByPerson : words.because(playbook.why)}
              </p>
              {playbook.others.length > 0 && (
                <>
                  <p className="border-t border-line px-2 pt-2 text-meta text-ink-3">{words.others}</p>
                  <ul className="m-0 list-none overflow-auto p-0">
                    {playbook.others.map((other) => (
                      <li key={other.key}>
                        <button
                          type="button"
                          aria-disabled={busy || undefined}
                          onClick={() => {
                            close();
                            if (!busy) onChoose(other.key);
                          }}
                          className="block w-full rounded-button px-2 py-1.5 text-start hover:bg-chosen"
                        >
                          <span className="block font-medium">{other.title}</span>
                          <span className="block text-meta text-ink-3">{other.why}</span>
                        </button>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          )}
        </Disclosure>
      </div>
      <p className="hidden min-w-0 flex-1 basis-0 truncate text-meta text-ink-3 xl:block">
        {playbook.chosen_by === "person" ? words.chosenByPerson : playbook.why}
      </p>
      <ProblemNote error={error} />
    </>
  );
}
