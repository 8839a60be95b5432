/**
 * Forbids values in SQL text: `manager.query(`… ${value}`)` is how an injection is born, so values go through
 * parameters ($1, $2 …). SQL may still be composed of pieces that are SQL themselves; those carry it in their name:
 * SCREAMING_CASE constants, names that end in `Sql`, calls of functions that end in `Sql`, and pg's escapeIdentifier /
 * escapeLiteral. The rule reads names, not data flow: a reviewer has to look at whatever is called `…Sql`.
 */

const SQL_START =
  /^\s*(?:(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|ALTER|DROP|TRUNCATE|COPY|MERGE INTO)\s|(?:select|insert into|delete from)\s)/;
const TRUSTED_NAME = /^(?:[A-Z][A-Z0-9_]*|\w*Sql|sql|escapeIdentifier|escapeLiteral)$/;
const QUERY_METHODS = new Set(['query', 'execute']);

const nameOf = (node) => {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  if (node.type === 'MemberExpression' && !node.computed) return nameOf(node.property);
  return '';
};

function trusted(node) {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
    case 'MemberExpression':
      return TRUSTED_NAME.test(nameOf(node));
    case 'CallExpression':
      return TRUSTED_NAME.test(nameOf(node.callee));
    case 'TaggedTemplateExpression':
      return TRUSTED_NAME.test(nameOf(node.tag));
    case 'TemplateLiteral':
      return node.expressions.every(trusted);
    case 'ConditionalExpression':
      return trusted(node.consequent) && trusted(node.alternate);
    case 'BinaryExpression':
      return node.operator === '+' && trusted(node.left) && trusted(node.right);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return trusted(node.expression);
    default:
      return false;
  }
}

export const noSqlInterpolation = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      value:
        'A value inside SQL text: pass it as a parameter ($1). A piece of SQL is named in SCREAMING_CASE or …Sql.',
    },
  },
  create(context) {
    const reported = new Set();
    const report = (node) => {
      if (reported.has(node)) return;
      reported.add(node);
      context.report({ node, messageId: 'value' });
    };
    return {
      CallExpression(node) {
        const [first] = node.arguments;
        if (!first || node.callee.type !== 'MemberExpression' || !QUERY_METHODS.has(nameOf(node.callee)))
          return;
        if ((first.type === 'TemplateLiteral' || first.type === 'BinaryExpression') && !trusted(first))
          report(first);
      },
      TemplateLiteral(node) {
        if (node.parent.type === 'TaggedTemplateExpression') return;
        if (SQL_START.test(node.quasis[0].value.raw) && !trusted(node)) report(node);
      },
    };
  },
};
