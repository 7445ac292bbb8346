// A rule for ESLint: what is private to a class is `#name`, which no one else can reach when the program runs, either.

/** @type {import("eslint").Rule.RuleModule} */
export const privateMembers = {
  meta: {
    type: "suggestion",
    fixable: "code",
    messages: { hash: "Write `#{{name}}`: `private` is gone when the program runs." },
    schema: [],
  },
  create(context) {
    const { parserServices, text } = context.sourceCode;
    const classes = [];

    const renameIn = (members, uses) => (fixer) =>
      members.flatMap((member) => [
        fixer.removeRange(modifierRange(member, text)),
        ...[member.key, ...uses.filter((use) => isUseOf(parserServices, use, member))].map((name) =>
          fixer.insertTextBefore(name, "#"),
        ),
      ]);

    return {
      ClassBody() {
        classes.push([]);
      },
      "MemberExpression[computed=false] > Identifier.property"(node) {
        for (const uses of classes) uses.push(node);
      },
      "ClassBody:exit"({ body }) {
        const uses = classes.pop();
        const members = body.filter(isPrivate);
        // All at once: the members of a class share the lines that use them.
        for (const [at, member] of members.entries())
          context.report({
            node: member.key,
            messageId: "hash",
            data: { name: member.key.name },
            fix: at === 0 ? renameIn(members, uses) : null,
          });
      },
    };
  },
};

/** A private constructor has no other form. */
function isPrivate({ type, accessibility, kind, computed, key }) {
  return (
    ["PropertyDefinition", "MethodDefinition"].includes(type) &&
    accessibility === "private" &&
    kind !== "constructor" &&
    !computed &&
    key.type === "Identifier"
  );
}

function modifierRange({ range: [start] }, text) {
  const at = text.indexOf("private", start);
  return [at, at + "private ".length];
}

function isUseOf(services, use, { key }) {
  if (use.name !== key.name) return false;
  const symbol = services.getSymbolAtLocation(key);
  return symbol !== undefined && services.getSymbolAtLocation(use) === symbol;
}
