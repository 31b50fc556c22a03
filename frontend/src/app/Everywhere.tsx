import { lazy, Suspense, useState } from "react";
import { useText } from "@/text";
import { useExactTimes } from "@/ui/exactTimes";
import { actsHere, type KeyName, keysHere, useKeys } from "@/ui/keys";
import { note } from "@/ui/noted";

const KeysDialog = lazy(() => import("./later/KeysDialog"));
const Palette = lazy(() => import("./later/Palette"));

/** What any page can be asked for: the command palette, the keys that work on it, and times in full. */
export function Everywhere() {
  const { toast } = useText().shell;
  const { exactTimes, setExactTimes } = useExactTimes();
  const [open, setOpen] = useState<{ what: "palette" | "help"; names: KeyName[] } | null>(null);
  useKeys({
    palette: () => setOpen({ what: "palette", names: actsHere() }),
    help: () => setOpen({ what: "help", names: keysHere() }),
    exactTimes: () => {
      setExactTimes(!exactTimes);
      note(exactTimes ? toast.shortTimes : toast.exactTimes);
    },
  });
  const close = () => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open?.what === "palette" && <Palette acts={open.names} onClose={close} />}
      {open?.what === "help" && <KeysDialog keys={open.names} onClose={close} />}
    </Suspense>
  );
}
