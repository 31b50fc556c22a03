import "./ui/tokens.css";
import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";

// What one page told the next (a lost race, a fresh claim) is over when the page is loaded again.
window.history.replaceState(null, "");

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
