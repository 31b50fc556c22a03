import { useNumbers } from "@/text/later/useNumbers";
import { BackLink } from "@/ui/BackLink";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";

/** What each number means, what it leaves out, and to whom it may be quoted. */
export function DefinitionsPage() {
  const { definitions: words, proof } = useNumbers();
  usePageTitle(words.title);
  const sections = Object.entries(words.sections);
  return (
    <Column>
      <BackLink to="/analytics">{words.back}</BackLink>
      <PageHeader title={words.title} />
      <p className="max-w-[72ch] text-title text-ink-2">{words.intro}</p>
      <div className="mt-5 grid gap-x-10 lg:grid-cols-[220px_minmax(0,1fr)]">
        <nav
          aria-label={words.contents}
          className="mb-5 lg:sticky lg:top-[calc(var(--strip)+16px)] lg:self-start"
        >
          <ul className="m-0 flex list-none flex-wrap gap-x-4 gap-y-1 p-0 lg:flex-col">
            {[
              ...sections.map(([name, { title }]) => ({ name, title })),
              { name: "questions", title: words.questions.title },
            ].map(({ name, title }) => (
              <li key={name}>
                <a
                  href={`#${name}`}
                  className="text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex max-w-[72ch] flex-col gap-6">
          {sections.map(([name, { title, paragraphs }]) => (
            <section key={name} id={name} aria-label={title} className="scroll-mt-16">
              <h2 className="text-title font-semibold">{title}</h2>
              {paragraphs.map((paragraph) => (
                <p key={paragraph} className="mt-1.5 text-ink-2">
                  {paragraph}
                </p>
              ))}
            </section>
          ))}
          <section aria-label={proof.stamps}>
            <h2 className="text-title font-semibold">{proof.stamps}</h2>
            <dl className="m-0 mt-1.5">
              {words.stamps.map(({ name, fact }) => (
                <div key={name} className="flex gap-4 border-b border-line py-1.5 last:border-0">
                  <dt className="w-[120px] shrink-0 font-medium">{name}</dt>
                  <dd className="m-0 text-ink-2">{fact}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section id="questions" aria-label={words.questions.title} className="scroll-mt-16">
            <h2 className="text-title font-semibold">{words.questions.title}</h2>
            <dl className="m-0">
              {words.questions.items.map(({ question, answer }) => (
                <div key={question} className="mt-3">
                  <dt className="font-medium">{question}</dt>
                  <dd className="m-0 text-ink-2">{answer}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </Column>
  );
}
