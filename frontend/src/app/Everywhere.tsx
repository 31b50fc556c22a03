import { lazy, Suspense, useState } from "react";
import { actsHere, type KeyName, keysHere, useKeys } from "@/ui/keys";

const KeysDialog = lazy(() => import("./later/KeysDialog"));
const Palette = lazy(() => import("./later/Palette"));

/** What any page can be asked for: the command palette, and the keys that work on it. */
export function Everywhere() {
  const [open, setOpen] = useState<{ what: "palette" | "help"; names: KeyName[] } | null>(null);
  useKeys({
    palette: () => setOpen({ what: "palette", names: actsHere() }),
    help: () => setOpen({ what: "help", names: keysHere() }),
  });
  const close = () => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open?.what === "palette" && <Palette acts={open.names} onClose={close} />}
      {open?.what === "help" && <KeysDialog keys={open.names} onClose={close} />}
    </Suspense>
  );
}
