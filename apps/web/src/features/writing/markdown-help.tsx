import { useMessages } from '../../i18n/messages';
import type { Tool } from './markdown.editing';

/** How each mark is written; French, like the texts. */
const EXAMPLES: readonly { tool: Tool | 'section'; written: string }[] = [
  { tool: 'heading', written: '## Un intertitre\n### Un intertitre de niveau inférieur' },
  { tool: 'bold', written: '**des mots en gras**' },
  { tool: 'italic', written: '*des mots en italique*' },
  { tool: 'list', written: '- un élément\n- un autre\n  - un élément sous l’autre' },
  { tool: 'numbered', written: '1. un élément\n2. le suivant' },
  { tool: 'link', written: '[les mots du lien](https://exemple.fr)' },
  { tool: 'section', written: '[les mots du lien](/sections/adresse-de-la-section)' },
  { tool: 'table', written: '| Colonne | Colonne |\n| --- | --- |\n| une case | une autre |' },
  { tool: 'quote', written: '> un texte cité' },
  { tool: 'note', written: 'un mot[^1]\n\n[^1]: Le texte de la note.' },
];

/** What Markdown is written like, folded until it is wanted. */
export function MarkdownHelp() {
  const messages = useMessages();
  return (
    <details className="writing-part writing-help" id="aide-markdown">
      <summary>{messages.text('writing.help.title')}</summary>
      <p>{messages.text('writing.help.paragraphs')}</p>
      <dl>
        {EXAMPLES.map(({ tool, written }) => (
          <div key={tool}>
            <dt>{messages.text(tool === 'section' ? 'writing.help.section' : `writing.tool.${tool}`)}</dt>
            <dd lang="fr">
              <pre>{written}</pre>
            </dd>
          </div>
        ))}
      </dl>
      <p>{messages.text('writing.help.tables')}</p>
      <p>{messages.text('writing.help.leftOut')}</p>
    </details>
  );
}
