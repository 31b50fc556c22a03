import { useText } from "@/text";
import { useKeysText } from "@/text/later/useKeysText";
import { Check } from "@/ui/Choices";
import { Dialog } from "@/ui/Dialog";
import { capsOf, KEYS, type KeyGroup, type KeyName } from "@/ui/keys";
import { useSingleKeys } from "@/ui/singleKeys";

interface KeysDialogProps {
  /** The keys that worked when help was asked for. */
  keys: readonly KeyName[];
  onClose: () => void;
}

/** The keys of this page, and whether single ones act at all. */
export default function KeysDialog({ keys, onClose }: KeysDialogProps) {
  const words = useKeysText();
  const { singleKeys, setSingleKeys } = useSingleKeys();
  const groups = [...new Set<KeyGroup>(keys.map((name) => KEYS[name].group))];
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="flex flex-col gap-4 overflow-auto px-4 py-4 sm:px-6">
        <div>
          <Check checked={singleKeys} onChange={setSingleKeys}>
            <span className="font-medium">{words.single}</span>
          </Check>
          <p className="text-ink-2">{singleKeys ? words.singleOn : words.singleOff}</p>
        </div>
        {groups.map((group) => (
          <section key={group}>
            <h3 className="border-b border-line pb-1 font-semibold">{words.group[group]}</h3>
            <dl className="m-0 grid grid-cols-[88px_minmax(0,1fr)] gap-y-1 pt-1.5">
              {keys
                .filter((name) => KEYS[name].group === group)
                .map((name) => (
                  <Row key={name} name={name} act={words.act[name]} />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Row({ name, act }: { name: KeyName; act: string }) {
  const { controlKey } = useText().common;
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="flex items-center gap-1">
        {capsOf(name).map((cap) => (
          <kbd
            key={cap}
            className="min-w-5 rounded-tag border border-line-2 px-1 text-center font-sans text-meta text-ink-2"
          >
            {cap.replace("Ctrl", controlKey)}
          </kbd>
        ))}
      </dt>
      <dd className="m-0">{act}</dd>
    </div>
  );
}
