export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Also read by `public/theme.js`, before anything is painted. */
const PLACE = "flowpilot.theme";

/** What this browser was told: to follow the system, until somebody chooses. */
export function chosenTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(PLACE)) ?? "system";
  } catch {
    return "system";
  }
}

/** Shows the pages so, and keeps it for this browser where that is allowed. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, theme);
  } catch {
    // Without storage it holds until the page is left.
  }
  show(theme);
}

/** Shows what was chosen in this browser, also later in another tab. */
export function followTheme(): void {
  show(chosenTheme());
  window.addEventListener("storage", ({ key }) => {
    if (key === PLACE || key === null) show(chosenTheme());
  });
}

function show(theme: Theme): void {
  const page = document.documentElement;
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
  for (const bar of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]"))
    bar.media = theme === "system" ? `(prefers-color-scheme: ${bar.id})` : bar.id === theme ? "" : "not all";
}
