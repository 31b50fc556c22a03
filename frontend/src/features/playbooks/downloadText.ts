import { saveFile } from "@/ui/saveFile";

/** Saves a playbook's text as a file of this name. */
export function downloadText(name: string, text: string): void {
  saveFile(name, text, "application/yaml");
}
