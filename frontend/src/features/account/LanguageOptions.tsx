import { useText } from "@/text";

/** The languages that FlowPilot speaks, to choose from. */
export function LanguageOptions() {
  const { languages } = useText().settings;
  return Object.entries(languages).map(([locale, name]) => (
    <option key={locale} value={locale}>
      {name}
    </option>
  ));
}
