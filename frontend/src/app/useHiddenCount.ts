import { useCallback, useEffect, useState } from "react";
import { useTitleCount } from "@/ui/pageTitle";

/** Counts in the tab's title what happened while the tab was hidden; looking at it takes the count away. */
export function useHiddenCount(): () => void {
  const [count, setCount] = useState(0);
  useTitleCount(count);
  useEffect(() => {
    const looked = () => {
      if (!document.hidden) setCount(0);
    };
    document.addEventListener("visibilitychange", looked);
    window.addEventListener("focus", looked);
    return () => {
      document.removeEventListener("visibilitychange", looked);
      window.removeEventListener("focus", looked);
    };
  }, []);
  return useCallback(() => {
    if (document.hidden) setCount((before) => before + 1);
  }, []);
}
