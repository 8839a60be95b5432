import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/messages';
import type { Case, DecisionKind, DecisionReason } from './case.documents';

interface StatementShapeProps {
  kind: DecisionKind | null;
  reason: DecisionReason | null;
  facts: string;
  entry: Case;
  /** A decision that stands is looked at again. */
  again: boolean;
}

type Restriction = Extract<DecisionKind, 'refuse' | 'hide'>;

/** The decision against the text that its state allows; none when one is looked at again. */
export const restrictionOf = ({ allowedDecisions }: Case): Restriction | null =>
  allowedDecisions.find((kind): kind is Restriction => kind === 'refuse' || kind === 'hide') ?? null;

/** What brought the text here, as the statement says it. */
function originOf({ reasons }: Case): 'report' | 'policy' | 'screening' {
  if (reasons.some((code) => code.startsWith('report.'))) return 'report';
  return reasons.every((code) => code.startsWith('policy.')) ? 'policy' : 'screening';
}

/**
 * What the author will receive, before it is sent: the shape of the statement of reasons (regulation (EU) 2022/2065,
 * art. 17(3)). The server writes it; here is what will be in it.
 */
export function StatementShape({ kind, reason, facts, entry, again }: StatementShapeProps) {
  const messages = useMessages();
  const isFavourable = kind === 'publish' || kind === 'keep';
  // What it would be, while nothing is chosen.
  const restriction = isFavourable ? null : (kind ?? restrictionOf(entry));
  return (
    <section className="statement" aria-labelledby="expose">
      <h3 id="expose" className="fr-h6 fr-mb-1w">
        {messages.text('moderation.statement.title')}
      </h3>
      {kind === null && (
        <p className="fr-mb-1w">{messages.text(`moderation.statement.intro.${restriction ?? 'again'}`)}</p>
      )}
      {isFavourable && (
        <p className="fr-mb-1w">
          {messages.text(`moderation.statement.${again ? 'again' : 'first'}.${kind}`)}
        </p>
      )}
      {isFavourable && again && facts.trim() && (
        <p className="said" lang="fr">
          {facts.trim()}
        </p>
      )}
      {restriction && <Items kind={restriction} reason={reason} facts={facts} entry={entry} />}
    </section>
  );
}

interface ItemsProps extends Pick<StatementShapeProps, 'reason' | 'facts' | 'entry'> {
  kind: Restriction;
}

function Items({ kind, reason, facts, entry }: ItemsProps) {
  const messages = useMessages();
  const origin = originOf(entry);
  const inFrench = (words: string): ReactNode => <span lang="fr">{words}</span>;
  return (
    <ol className="statement-items">
      <Item name="measure">{messages.text(`moderation.statement.measure.${kind}`)}</Item>
      <Item name="facts">
        {facts.trim() ? inFrench(facts.trim()) : messages.text('moderation.statement.factsToCome')}{' '}
        {messages.text(`moderation.statement.origin.${origin}`)}
      </Item>
      <Item name="automated">
        {messages.text(
          origin === 'screening'
            ? 'moderation.statement.automated.seen'
            : 'moderation.statement.automated.none',
        )}
      </Item>
      <Item name="legal">
        {!reason && messages.text('moderation.statement.legalToCome')}
        {reason &&
          (reason.legalGround ? inFrench(reason.legalGround) : messages.text('moderation.statement.noLegal'))}
      </Item>
      <Item name="charter">
        {reason ? inFrench(reason.charterClause) : messages.text('moderation.statement.charterToCome')}
      </Item>
      <Item name="redress">{messages.text(`moderation.statement.redress.${kind}`)}</Item>
    </ol>
  );
}

type ItemName = 'measure' | 'facts' | 'automated' | 'legal' | 'charter' | 'redress';

function Item({ name, children }: { name: ItemName; children: ReactNode }) {
  const messages = useMessages();
  return (
    <li>
      <span className="statement-name">{messages.text(`moderation.statement.item.${name}`)}</span> {children}
    </li>
  );
}
