import { readFileSync } from 'node:fs';

export const DOCUMENTED_ROLES = [
  'visitor',
  'participant',
  'rapporteur',
  'moderator',
  'drafter',
  'administrator',
] as const;
export type DocumentedRole = (typeof DOCUMENTED_ROLES)[number];

/** One request of docs/api.md. */
export interface DocumentedOperation {
  name: string;
  role: DocumentedRole;
  query: string;
  /** JSON with placeholders like $COMMENT_ID. */
  variables: string;
}

const HEADING = /^### `(\w+)` · (\w+)$/m;

const isRole = (word: string | undefined): word is DocumentedRole =>
  DOCUMENTED_ROLES.some((role) => role === word);

const fence = (language: string, text: string): string | undefined =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text)?.[1];

/** The requests of docs/api.md in their order: a later one may rest on an earlier one. Throws where one cannot be read. */
export function documentedOperations(): DocumentedOperation[] {
  return readFileSync('docs/api.md', 'utf8')
    .split(/^(?=### )/m)
    .slice(1)
    .map((part) => {
      const [, name = '', role] = HEADING.exec(part) ?? [];
      const query = fence('graphql', part);
      if (!isRole(role) || !query) throw new Error(`No request or no role: ${part.split('\n')[0] ?? ''}`);
      return { name, role, query, variables: fence('json', part) ?? '{}' };
    });
}
