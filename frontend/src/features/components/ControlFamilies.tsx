import { useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Check, CheckPills, RadioList } from "@/ui/Choices";
import { Disclosure } from "@/ui/Disclosure";
import { Field, INPUT, TEXT_AREA } from "@/ui/Field";
import { PlusIcon } from "@/ui/icons";
import { Segments } from "@/ui/Segments";
import { Family, State } from "./Family";

/** What one presses. */
export function ButtonFamilies() {
  const text = useText();
  const words = text.common.tryAgain;
  return (
    <>
      <Family name="Button">
        {(["primary", "plain", "quiet", "danger"] as const).map((look) => (
          <State key={look} name={look}>
            <Button look={look}>{words}</Button>
          </State>
        ))}
        <State name="primary, disabled">
          <Button look="primary" disabled>
            {words}
          </Button>
        </State>
        <State name="primary, busy">
          <Button look="primary" busy>
            {words}
          </Button>
        </State>
        <State name="icon">
          <Button icon={<PlusIcon />}>{words}</Button>
        </State>
        <State name="shortcut">
          <Button shortcut="c">{words}</Button>
        </State>
      </Family>
      <Family name="Disclosure">
        <State name="closed">
          <Disclosure
            label={text.shell.more}
            button={text.shell.more}
            buttonClass="rounded-button border border-line-2 px-3 py-1.5"
            panelClass="absolute start-0 top-full mt-1 w-[240px] p-4"
          >
            {(close) => <Button onClick={close}>{text.common.close}</Button>}
          </Disclosure>
        </State>
      </Family>
    </>
  );
}

/** What one fills in. */
export function FieldFamilies() {
  const text = useText();
  const label = text.settings.profile.name;
  return (
    <Family name="Field">
      <State name="empty">
        <Field label={label}>{(control) => <input {...control} className={INPUT} />}</Field>
      </State>
      <State name="hint">
        <Field label={label} hint={text.common.optional}>
          {(control) => <input {...control} className={INPUT} />}
        </Field>
      </State>
      <State name="error">
        <Field label={label} error={text.common.required}>
          {(control) => <input {...control} className={INPUT} />}
        </Field>
      </State>
      <State name="disabled">
        <Field label={label}>{(control) => <input {...control} disabled className={INPUT} />}</Field>
      </State>
      <State name="several lines">
        <Field label={label}>{(control) => <textarea {...control} rows={3} className={TEXT_AREA} />}</Field>
      </State>
      <State name="one of many">
        <Field label={label}>
          {(control) => (
            <select {...control} className={INPUT}>
              <option>{text.common.priority.normal}</option>
            </select>
          )}
        </Field>
      </State>
    </Family>
  );
}

/** What one chooses from. */
export function ChoiceFamilies() {
  const text = useText();
  const { priority } = text.common;
  const label = text.escalate.priority;
  const options = (["low", "normal", "high"] as const).map((value) => ({ value, label: priority[value] }));
  const [value, setValue] = useState<"low" | "normal" | "high">("low");
  const [pills, setPills] = useState<readonly string[]>(["low"]);
  const [checked, setChecked] = useState(true);
  return (
    <>
      <Family name="Check">
        <State name="checked">
          <Check checked={checked} onChange={setChecked}>
            {priority.high}
          </Check>
        </State>
        <State name="unchecked">
          <Check checked={!checked} onChange={(next) => setChecked(!next)}>
            {priority.high}
          </Check>
        </State>
      </Family>
      <Family name="Segments">
        <State name="first">
          <Segments label={label} value={value} options={options} onChange={setValue} />
        </State>
        <State name="last">
          <Segments label={label} value="high" options={options} onChange={setValue} />
        </State>
      </Family>
      <Family name="CheckPills">
        <State name="one">
          <CheckPills label={label} hideLabel options={options} chosen={pills} onChange={setPills} />
        </State>
        <State name="none">
          <CheckPills label={label} hideLabel options={options} chosen={[]} onChange={setPills} />
        </State>
      </Family>
      <Family name="RadioList">
        <State name="first">
          <RadioList label={label} hideLabel value={value} options={options} onChange={setValue} />
        </State>
        <State name="last">
          <RadioList label={label} hideLabel value="high" options={options} onChange={setValue} />
        </State>
      </Family>
    </>
  );
}
