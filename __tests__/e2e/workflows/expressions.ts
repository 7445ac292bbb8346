// Expressions of workflows, evaluated by GitHub's own evaluator.
// https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** What expressions can name, e.g. `github`, `steps`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the job is doing, for `success()` and its like. */
export type Status = "success" | "failure";

/** A text with each `${{ … }}` replaced by its value. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts, "success").coerceString(),
  );
}

/** Whether an `if` holds; without a status function in it only while nothing has failed. */
export function isTrue(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const bare = (condition ?? "success()").replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1");
  const hasStatus = /\b(success|failure|always|cancelled)\s*\(/.test(bare);
  const value = evaluate(hasStatus ? `!!(${bare})` : `success() && !!(${bare})`, contexts, status);
  return value.kind === data.Kind.Boolean && value.value;
}

function evaluate(expression: string, contexts: Contexts, status: Status): data.ExpressionData {
  const functions = Object.entries({
    success: status === "success",
    failure: status === "failure",
    always: true,
    cancelled: false,
  }).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions);
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parser.parse(), values, new Map(functions.map((f) => [f.name, f]))).evaluate();
}
