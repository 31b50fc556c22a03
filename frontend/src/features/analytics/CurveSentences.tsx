import type { Figure } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatExactSpan } from "@/ui/formatTime";
import { FLOORS } from "./formatFigure";
import { rangeWords } from "./rangeWords";

/** Half and one in ten in words: on narrow screens, where the curve has no room for them, and where they are missing. */
export function CurveSentences({ figure }: { figure: Figure }) {
  const text = useText();
  const { curve } = useNumbers();
  const range = (name: "median" | "p90") => {
    const words = rangeWords(figure.interval[name], text);
    return words === null ? "" : ` (${curve.rangeOf(words)})`;
  };
  const known = [
    figure.median === null ? null : `${curve.half(formatExactSpan(figure.median, text))}${range("median")}.`,
    figure.p90 === null ? null : `${curve.tenth(formatExactSpan(figure.p90, text))}${range("p90")}.`,
  ].filter((sentence) => sentence !== null);
  const missing = [
    figure.missing.median === "below_floor" ? curve.halfMissing(figure.n, FLOORS.median) : null,
    figure.missing.median === "not_reached" ? curve.halfNotReached : null,
    figure.missing.p90 === "below_floor" ? curve.tenthMissing(figure.n, FLOORS.p90) : null,
    figure.missing.p90 === "not_reached" ? curve.tenthNotReached : null,
  ].filter((sentence) => sentence !== null);
  return (
    <>
      {known.length > 0 && <p className="mt-2 font-medium sm:sr-only">{known.join(" ")}</p>}
      {missing.length > 0 && <p className="mt-1 text-meta text-ink-3">{missing.join(" ")}</p>}
    </>
  );
}
