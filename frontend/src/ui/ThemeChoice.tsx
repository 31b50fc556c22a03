import { useState } from "react";
import { useText } from "@/text";
import { Segments } from "@/ui/Segments";
import { chooseTheme, chosenTheme, THEMES } from "@/ui/theme";

/** Light, dark, or as the system has it; for this browser. */
export function ThemeChoice() {
  const text = useText();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Segments
      label={text.shell.theme.label}
      value={theme}
      options={THEMES.map((value) => ({ value, label: text.shell.theme[value] }))}
      onChange={(chosen) => {
        chooseTheme(chosen);
        setTheme(chosen);
      }}
    />
  );
}
