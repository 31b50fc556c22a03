import { useEffect } from "react";
import { useText } from "@/text";

let page = "";
let prefix: (title: string) => string = (title) => title;

function write(): void {
  if (page !== "") document.title = prefix(page);
}

/** Names the page in the tab. */
export function usePageTitle(title: string): void {
  const text = useText();
  useEffect(() => {
    page = text.shell.title(title);
    write();
  }, [title, text]);
}

/** Puts a count before the page's name in the tab; 0 takes it away. */
export function useTitleCount(count: number): void {
  const text = useText();
  useEffect(() => {
    prefix = (title) => (count === 0 ? title : text.shell.titleWithCount(count, title));
    write();
    return () => {
      prefix = (title) => title;
      write();
    };
  }, [count, text]);
}
