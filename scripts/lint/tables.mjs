/**
 * A lint rule: code consults the tables of `src/model` (`transports.ts`, `endpointKinds.ts`) for what a transport or a
 * kind of endpoint can do. Comparisons with names would all have to be found when another one is added.
 */
const transportNames = new Set(['tcp', 'tls', 'udp', 'unix']);
const kindNames = new Set(['listener', 'client', 'relay']);

const advice = {
  transport:
    'Ask src/model/transports.ts (isDatagram, hasPath, …) instead of comparing with the name of a transport.',
  kind: 'Ask src/model/endpointKinds.ts (accepts, isClient, …) instead of comparing with the name of a kind of endpoint.',
};

/** What a literal names, given the expression it is compared with, as `kind` occurs in other unions too. */
function named(literal, other) {
  const { value } = literal;
  if (transportNames.has(value)) return /transport/i.test(other) ? 'transport' : undefined;
  return kindNames.has(value) && /(^|[.?])(kind|endpointKind)$/.test(other) ? 'kind' : undefined;
}

const askTheTables = {
  meta: { type: 'problem', docs: { description: 'Ask the tables of transports and of endpoint kinds.' } },
  create(context) {
    const text = (node) => context.sourceCode.getText(node);
    const check = (literal, other) => {
      if (literal?.type !== 'Literal' || typeof literal.value !== 'string') return;
      const what = named(literal, text(other));
      if (what !== undefined) context.report({ node: literal, message: advice[what] });
    };
    return {
      BinaryExpression({ operator, left, right }) {
        if (!['===', '!==', '==', '!='].includes(operator)) return;
        check(right, left);
        check(left, right);
      },
      SwitchStatement({ discriminant, cases }) {
        for (const { test } of cases) check(test, discriminant);
      },
    };
  },
};

export default {
  meta: { name: 'socket-lab' },
  rules: { 'ask-the-tables': askTheTables },
};
