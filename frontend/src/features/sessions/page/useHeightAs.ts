import { useEffect, useRef } from "react";

/** Tells the element around it how high it is, in the custom property `name`, and again when that changes. */
export function useHeightAs<Measured extends HTMLElement>(name: `--${string}`) {
  const measured = useRef<Measured>(null);
  useEffect(() => {
    const element = measured.current;
    const around = element?.parentElement;
    if (!element || !around) return;
    const observer = new ResizeObserver(() => around.style.setProperty(name, `${element.offsetHeight}px`));
    observer.observe(element);
    return () => observer.disconnect();
  }, [name]);
  return measured;
}
