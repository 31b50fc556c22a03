// Before anything is painted: the theme that was chosen in this browser (src/ui/theme.ts).
try {
  const theme = localStorage.getItem("flowpilot.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system decides.
}
