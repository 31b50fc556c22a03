import type { Priority } from "@/api/types";
import { useText } from "@/text/later/settings";
import { CheckPills } from "@/ui/Choices";
import { PriorityMark } from "@/ui/marks";
import { PRIORITIES } from "./kinds";

interface PriorityPillsProps {
  chosen: readonly Priority[];
  error: string | null;
  onChange: (chosen: Priority[]) => void;
}

/** Which priorities a channel hears. */
export function PriorityPills({ chosen, error, onChange }: PriorityPillsProps) {
  const text = useText();
  const options = PRIORITIES.map((value) => ({
    value,
    label: (
      <>
        <PriorityMark priority={value} />
        {text.common.priority[value]}
      </>
    ),
  }));
  return (
    <CheckPills
      label={text.channels.addForm.priorities}
      options={options}
      chosen={chosen}
      error={error}
      onChange={onChange}
    />
  );
}
