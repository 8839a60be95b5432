import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { useState } from 'react';
import { TextArea } from '../../forms/fields';
import { Form, Submit, useField } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { Case, DecisionKind, DecisionReason } from './case.documents';
import { groupsOf } from './reason-groups';
import { restrictionOf, StatementShape } from './statement-shape';

interface DecisionFormProps {
  entry: Case;
  reasons: readonly DecisionReason[];
  /** False when somebody was faster: what was typed is there to be copied. */
  canDecide: boolean;
}

/** Undoing or confirming a decision that stands: facts are due then too. */
const looksAgain = ({ allowedDecisions }: Case): boolean =>
  allowedDecisions.includes('publish') && allowedDecisions.includes('keep');

/** The decision, its grounds, and what the author will read of it. */
export function DecisionForm({ entry, reasons, canDecide }: DecisionFormProps) {
  const messages = useMessages();
  return (
    <section aria-labelledby="decision" className="decision">
      <h2 id="decision" className="fr-h5 fr-mb-2w">
        {messages.text('moderation.decision.title')}
      </h2>
      <Form intent="decide">
        <input type="hidden" name="expectedVersion" value={entry.version} />
        <Fields entry={entry} reasons={reasons} />
        {canDecide || (entry.isOpen && entry.lease === 'free') ? (
          <Buttons />
        ) : (
          <p className="fr-text--bold">{messages.text('moderation.decision.tooLate')}</p>
        )}
      </Form>
    </section>
  );
}

function Buttons() {
  const messages = useMessages();
  return (
    <div className="decision-buttons">
      <Submit intent="decide" id="decider" sending={messages.text('moderation.decision.sending')}>
        {messages.text('moderation.decision.decide')}
      </Submit>
      <Submit intent="decide" name="then" value="queue" className="fr-btn fr-btn--tertiary">
        {messages.text('moderation.decision.decideAndStop')}
      </Submit>
    </div>
  );
}

function Fields({ entry, reasons }: Omit<DecisionFormProps, 'canDecide'>) {
  const messages = useMessages();
  const typedKind = useField('kind').typed;
  const typedReason = useField('reasonCode').typed;
  const typedFacts = useField('facts').typed;
  const [kind, setKind] = useState<DecisionKind | null>((typedKind as DecisionKind | undefined) ?? null);
  const [reasonCode, setReasonCode] = useState(typedReason ?? '');
  const [facts, setFacts] = useState(typedFacts ?? '');
  const again = looksAgain(entry);
  const restricts = kind === 'refuse' || kind === 'hide';
  const reason = reasons.find(({ code }) => code === reasonCode) ?? null;
  return (
    <>
      <KindField entry={entry} kind={kind} onChoose={setKind} />
      {/* Hidden, not gone: who comes back to a refusal finds what they had written. */}
      {restrictionOf(entry) && (
        <div hidden={kind !== null && !restricts}>
          <ReasonField reasons={reasons} value={reasonCode} onChoose={setReasonCode} isNeeded={restricts} />
          {reason && <ChosenReason reason={reason} />}
        </div>
      )}
      <div hidden={kind !== null && !restricts && !again}>
        <TextArea
          name="facts"
          label={messages.text('moderation.decision.facts')}
          hint={messages.text(again ? 'moderation.decision.factsHintAgain' : 'moderation.decision.factsHint')}
          rows={5}
          maxLength={4_000}
          required={restricts || (again && kind !== null)}
          onChange={(event) => setFacts(event.target.value)}
        />
        <FactsCount facts={facts} />
      </div>
      <StatementShape kind={kind} reason={reason} facts={facts} entry={entry} again={again} />
    </>
  );
}

/** Characters that facts must have, spaces at the ends left out and runs of them counted once. */
const SHORTEST = 20;

function FactsCount({ facts }: { facts: string }) {
  const messages = useMessages();
  const count = Array.from(facts.trim().replace(/\s+/gu, ' ')).length;
  if (count === 0) return null;
  return (
    <p className="fr-text--sm facts-count">
      {count < SHORTEST
        ? messages.text('moderation.decision.factsMissing', { count: SHORTEST - count })
        : messages.text('moderation.decision.factsCount', { count })}
    </p>
  );
}

interface KindFieldProps {
  entry: Case;
  kind: DecisionKind | null;
  onChoose: (kind: DecisionKind) => void;
}

function KindField({ entry, kind, onChoose }: KindFieldProps) {
  const messages = useMessages();
  const { error } = useField('kind');
  const again = looksAgain(entry);
  return (
    <RadioButtons
      legend={messages.text('moderation.decision.kind')}
      name="kind"
      state={error ? 'error' : 'default'}
      stateRelatedMessage={error && <span lang="fr">{error}</span>}
      options={entry.allowedDecisions.map((value) => ({
        label: messages.text(`moderation.kind.${again ? 'again' : 'first'}.${value}`),
        hintText: messages.text(`moderation.kindHint.${again ? 'again' : 'first'}.${value}`),
        nativeInputProps: {
          value,
          required: true,
          checked: kind === value,
          onChange: () => onChoose(value),
        },
      }))}
    />
  );
}

interface ReasonFieldProps {
  reasons: readonly DecisionReason[];
  value: string;
  onChoose: (code: string) => void;
  isNeeded: boolean;
}

function ReasonField({ reasons, value, onChoose, isNeeded }: ReasonFieldProps) {
  const messages = useMessages();
  const { error } = useField('reasonCode');
  return (
    <>
      <Select
        label={messages.text('moderation.decision.reason')}
        hint={messages.text('moderation.decision.reasonHint')}
        className="fr-mb-1w"
        state={error ? 'error' : 'default'}
        stateRelatedMessage={error && <span lang="fr">{error}</span>}
        nativeSelectProps={{
          name: 'reasonCode',
          value,
          required: isNeeded,
          onChange: (event) => onChoose(event.target.value),
        }}
      >
        <option value="">{messages.text('moderation.decision.chooseReason')}</option>
        {groupsOf(reasons).map(({ group, reasons: grouped }) => (
          <optgroup key={group} label={messages.text(`moderation.group.${group}`)}>
            {grouped.map(({ code, label }) => (
              <option key={code} value={code} lang="fr">
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <AllReasons reasons={reasons} />
    </>
  );
}

/** What each reason covers, for who does not know them by heart and for pages without scripts. */
function AllReasons({ reasons }: { reasons: readonly DecisionReason[] }) {
  const messages = useMessages();
  return (
    <details className="fr-mb-2w fr-text--sm">
      <summary>{messages.text('moderation.decision.allReasons')}</summary>
      <dl className="all-reasons" lang="fr">
        {reasons.map(({ code, label, description, charterClause }) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>
              {description} <q>{charterClause}</q>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The clause of the charter that the chosen reason rests on. */
function ChosenReason({ reason }: { reason: DecisionReason }) {
  const messages = useMessages();
  return (
    <div className="chosen-reason" aria-live="polite">
      <p className="fr-mb-1v" lang="fr">
        {reason.description}
      </p>
      <p className="fr-mb-0">
        {messages.rich('moderation.decision.clause', {
          clause: () => <span lang="fr">{reason.charterClause}</span>,
        })}
      </p>
    </div>
  );
}
