import type { ComponentType, SVGProps } from "react";
import {
  ArrowIcon,
  BackIcon,
  BellIcon,
  CheckIcon,
  ClockIcon,
  CloseIcon,
  EscalateIcon,
  QuestionIcon,
} from "@/ui/icons";

type Icon = ComponentType<Omit<SVGProps<SVGSVGElement>, "children">>;

const ICONS: Record<string, { icon: Icon; look: string }> = {
  escalation: { icon: EscalateIcon, look: "text-accent-text" },
  reminder: { icon: ClockIcon, look: "text-red" },
  question: { icon: QuestionIcon, look: "text-accent-text" },
  lease: { icon: QuestionIcon, look: "text-amber" },
  lapsed: { icon: BackIcon, look: "text-amber" },
  taken_over: { icon: ArrowIcon, look: "text-amber" },
  claimed: { icon: CheckIcon, look: "text-green" },
  released: { icon: BackIcon, look: "text-ink-2" },
  reassigned: { icon: ArrowIcon, look: "text-ink-2" },
  handed_back: { icon: BackIcon, look: "text-green" },
  resolved: { icon: CheckIcon, look: "text-green" },
  cancelled: { icon: CloseIcon, look: "text-ink-2" },
  test: { icon: BellIcon, look: "text-ink-2" },
};

/** What an alert is about by its shape; the words beside it say it. */
export function KindIcon({ kind }: { kind: string }) {
  const { icon: Glyph, look } = ICONS[kind] ?? { icon: BellIcon, look: "text-ink-2" };
  return <Glyph width="14" height="14" className={`shrink-0 translate-y-[2px] self-start ${look}`} />;
}
