import "./ui/tokens.css";
import "./ui/base.css";
// With a later page it would come late, and have the whole page in front styled anew in the middle of a click.
import "./features/handoffs/context/motion.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { languageAskedFor, rememberedLanguage, speak } from "./text/spoken";
import { followTheme } from "./ui/theme";

followTheme();

// What one page told the next (a lost race, a fresh claim) is over when the page is loaded again.
window.history.replaceState(null, "");

// A page that the browser had kept may be that of somebody who has signed out since.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) window.location.reload();
});

const root = document.getElementById("root");
const start = () => root !== null && createRoot(root).render(<App />);
speak(languageAskedFor(window.location.search) ?? rememberedLanguage()).then(start, start);
