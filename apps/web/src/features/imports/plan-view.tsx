import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { DiscardPart } from './discard-part';
import type { ImportPlanData } from './import-plan.loader';
import type { ShownImport, ShownPlan } from './imports.documents';
import { PlanReadingPart } from './plan-reading';
import { PlanTable } from './plan-table';

const COUNTED = ['added', 'changed', 'moved', 'renamed', 'renumbered', 'retired', 'unchanged'] as const;

function Summary({ plan }: { plan: ShownPlan }) {
  const messages = useMessages();
  return (
    <dl className="import-totals">
      {COUNTED.map((change) => (
        <div key={change}>
          <dt>{messages.text(`imports.total.${change}`)}</dt>
          <dd>{plan.totals[change]}</dd>
        </div>
      ))}
      <div>
        <dt>{messages.text('imports.total.comments')}</dt>
        <dd>{plan.comments}</dd>
      </div>
    </dl>
  );
}

/** The reason and the button; where sections go, whoever applies the plan says first that they have seen it. */
function ApplyForms({ shown, plan }: { shown: ShownImport; plan: ShownPlan }) {
  const messages = useMessages();
  const { retired } = plan.totals;
  return (
    <>
      <Form intent="apply" className="narrow fr-mt-4w">
        <input type="hidden" name="digest" value={shown.digest ?? ''} />
        <TextField
          name="reason"
          required
          maxLength={500}
          autoComplete="off"
          label={messages.text('imports.reason')}
          hint={messages.text('imports.reason.hint')}
        />
        {retired > 0 && (
          <div className="fr-checkbox-group fr-mb-3w">
            <input type="checkbox" id="seen" name="seen" value="oui" required />
            <label className="fr-label" htmlFor="seen">
              {messages.text('imports.seen', { count: retired })}
            </label>
          </div>
        )}
        <Submit intent="apply" sending={messages.text('imports.applying')}>
          {messages.text('imports.apply')}
        </Submit>
      </Form>
      <Form intent="plan" className="fr-mt-3w">
        <p className="fr-mb-1w">{messages.text('imports.again.lead')}</p>
        <button type="submit" className="fr-btn fr-btn--secondary">
          {messages.text('imports.again')}
        </button>
      </Form>
      <DiscardPart />
    </>
  );
}

function Remarks({ plan }: { plan: ShownPlan }) {
  const messages = useMessages();
  const lists = [
    {
      key: 'imports.remarks',
      items: plan.remarks.map(
        ({ file, line, message }) => `${file}${line > 0 ? `, ligne ${line}` : ''}\u00A0: ${message}`,
      ),
    },
    { key: 'imports.missingImages', items: plan.missingImages },
    { key: 'imports.missingLinks', items: plan.missingLinks },
  ] as const;
  return lists
    .filter(({ items }) => items.length > 0)
    .map(({ key, items }) => (
      <section key={key}>
        <h2 className="fr-h4 fr-mt-4w">{messages.text(key, { count: items.length })}</h2>
        <ul className="work-measure import-names" lang="fr">
          {items.map((item, at) => (
            <li key={`${at} ${item}`}>{item}</li>
          ))}
        </ul>
      </section>
    ));
}

/** What an import would do, or has done: in numbers, section by section, with the present and the coming text of one of them. */
export function PlanView({ shown, reading, plan }: ImportPlanData & { plan: ShownPlan }) {
  const messages = useMessages();
  const touched = plan.sections.filter(({ changes }) => !changes.includes('unchanged'));
  const untouched = plan.sections.filter(({ changes }) => changes.includes('unchanged'));
  const isPlanned = shown.state === 'planned';
  return (
    <>
      <h2 className="fr-h4">{messages.text(isPlanned ? 'imports.plan.title' : 'imports.plan.done')}</h2>
      <Summary plan={plan} />
      {plan.nothingToDo && <p>{messages.text('imports.plan.nothing')}</p>}
      <Remarks plan={plan} />
      {isPlanned && <ApplyForms shown={shown} plan={plan} />}
      {reading && <PlanReadingPart shown={shown} reading={reading} />}
      {touched.length > 0 && (
        <>
          <h2 className="fr-h4 fr-mt-6w" id="plan">
            {messages.text('imports.plan.touched', { count: touched.length })}
          </h2>
          <PlanTable
            shown={shown}
            sections={touched}
            caption={messages.text('imports.plan.touched', { count: touched.length })}
          />
        </>
      )}
      {untouched.length > 0 && (
        <details className="fr-mt-3w">
          <summary>{messages.text('imports.plan.untouched', { count: untouched.length })}</summary>
          <PlanTable
            shown={shown}
            sections={untouched}
            isUntouched
            caption={messages.text('imports.plan.untouched', { count: untouched.length })}
          />
        </details>
      )}
    </>
  );
}
