import { useText } from "@/text";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { ThemeChoice } from "@/ui/ThemeChoice";
import { ButtonFamilies, ChoiceFamilies, FieldFamilies } from "./ControlFamilies";
import { MarkFamilies, StateFamilies } from "./ShownFamilies";
import { TokenFamilies } from "./TokenFamilies";

const TITLE = "components";

/** Every part of the pages in every state, for who builds them. It asks the server for nothing. */
export function ComponentsPage() {
  const text = useText();
  usePageTitle(TITLE);
  return (
    <Column>
      <PageHeader title={TITLE} actions={<ThemeChoice />} />
      <TokenFamilies words={text.signIn.lead} />
      <ButtonFamilies />
      <FieldFamilies />
      <ChoiceFamilies />
      <MarkFamilies />
      <StateFamilies />
    </Column>
  );
}
