import { useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { isSoundWanted, playArrival } from "./arrivalSound";
import { keep } from "./kept";

/** A sound when an escalation arrives, in this browser; turning it on lets one hear it. */
export function SoundSwitch() {
  const words = useText().queueView;
  const [wanted, setWanted] = useState(isSoundWanted);
  const turn = () => {
    keep("sound", wanted ? "off" : "on");
    setWanted(!wanted);
    if (!wanted) void playArrival();
  };
  return (
    <Button
      look="quiet"
      aria-pressed={wanted}
      title={words.soundExplain}
      onClick={turn}
      className="h-7 aria-pressed:bg-chosen aria-pressed:text-ink"
    >
      {words.sound}
    </Button>
  );
}
