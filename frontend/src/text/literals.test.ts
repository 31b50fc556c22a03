import ts from "typescript";
import { describe, expect, test } from "vitest";
import { sources } from "@/testing/sources";

/** Attributes whose value a person reads or hears. */
const READ = new Set(["alt", "aria-description", "aria-label", "label", "placeholder", "title"]);

/** Every word in a file that stands there for people, with its line. */
function literals(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, words: string) => {
    if (!/\p{L}/u.test(words)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1} ${words.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) noteStrings(node.expression);
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText()) && node.initializer !== undefined)
      noteStrings(ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer);
    ts.forEachChild(node, visit);
  };
  /** The strings that an expression may come to; what it calls or compares is not shown. */
  const noteStrings = (node: ts.Expression | undefined): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node))
      note(node, node.head.text + node.templateSpans.map(({ literal }) => literal.text).join(""));
    else if (ts.isParenthesizedExpression(node)) noteStrings(node.expression);
    else if (ts.isConditionalExpression(node)) {
      noteStrings(node.whenTrue);
      noteStrings(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind)) noteStrings(node.right);
  };
  visit(file);
  return found;
}

function isChoice(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.PlusToken
  );
}

describe("what people read", () => {
  test("stands in the catalogue and nowhere else", () => {
    const components = sources().filter(({ path }) => path.endsWith(".tsx") && !path.startsWith("text/"));
    expect(components.length).toBeGreaterThan(50);
    expect(components.flatMap(({ path, text }) => literals(path, text))).toEqual([]);
  });

  test.each([
    ["words between tags", "<p>Hello</p>"],
    ["a string between tags", '<p>{"Hello"}</p>'],
    ["one of two strings", '<p>{open ? "Hello" : text.close}</p>'],
    ["a template", `<p>{\`Hello \${name}\`}</p>`],
    ["a spoken label", '<button aria-label="Hello" />'],
    ["a hint", '<input placeholder={"Hello"} />'],
  ])("would be found as %s", (_, line) => {
    expect(literals("x.tsx", `const x = ${line};`)).toEqual(["x.tsx:1 Hello"]);
  });

  test.each([
    '<p className="flex" />',
    "<p>{text.hello}</p>",
    "<p>{', '}</p>",
    '<Link to="/" />',
    "<p>•</p>",
  ])("is not meant by %s", (line) => {
    expect(literals("x.tsx", `const x = ${line};`)).toEqual([]);
  });
});
