import { useText } from "@/text";
import { Dialog } from "@/ui/Dialog";
import { Key } from "@/ui/Key";

/** The single keys of this page. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const words = text.session.keys;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="flex flex-col gap-4 overflow-auto px-4 py-4 sm:px-6">
        <p className="text-ink-2">{words.explain}</p>
        {words.groups.map((group) => (
          <section key={group.title}>
            <h3 className="border-b border-line pb-1 font-semibold">{group.title}</h3>
            <dl className="m-0 grid grid-cols-[88px_minmax(0,1fr)] gap-y-1 pt-1.5">
              {group.keys.map(({ keys, act }) => (
                <div key={act} className="col-span-2 grid grid-cols-subgrid">
                  <dt className="flex items-center gap-1">
                    {keys.map((key) => (
                      <kbd key={key} className="font-sans">
                        <span className="sr-only">{key}</span>
                        <Key name={key} />
                      </kbd>
                    ))}
                  </dt>
                  <dd className="m-0">{act}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
