import { HtmlValidate } from 'html-validate';

/**
 * What the standard forbids, and nothing about style. Two rules are left to axe, which sees the page as it is painted.
 */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // React writes boolean attributes and void elements in their long forms, which are valid.
    'attribute-boolean-style': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    // Characters that need no escaping are left as they are.
    'no-raw-characters': 'off',
    // Written by the design system for browsers that lack them.
    'no-redundant-role': 'off',
    'long-title': 'off',
    'require-sri': 'off',
  },
});

/** What is wrong with a document, « rule: sentence ». */
export async function htmlFaults(document: string): Promise<string[]> {
  const { results } = await validator.validateString(document);
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
}
