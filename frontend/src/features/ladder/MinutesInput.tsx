import { useEffect, useId, useRef } from "react";
import { useFault } from "./FaultsContext";

interface MinutesInputProps {
  label: string;
  pointer: string;
  value: string;
  /** It was just added: the focus goes here. */
  fresh?: boolean;
  onChange: (value: string) => void;
}

/** A number of minutes. What is wrong with it is written by `MinutesFault` where there is room. */
export function MinutesInput({ label, pointer, value, fresh, onChange }: MinutesInputProps) {
  const { fault, leave } = useFault(pointer);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  useEffect(() => {
    if (fresh) input.current?.focus();
  }, [fresh]);
  return (
    <>
      <input
        ref={input}
        aria-label={label}
        aria-invalid={fault !== null || undefined}
        aria-describedby={fault === null ? undefined : errorId}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        className="control figures h-8 w-[64px] px-2 text-end touch:h-11 touch:w-[72px] touch:text-[16px]"
      />
      {fault !== null && (
        <span id={errorId} className="order-last basis-full text-meta text-red">
          {fault}
        </span>
      )}
    </>
  );
}
