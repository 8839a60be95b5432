import { useEffect, useRef } from 'react';
import { useActionData, useLocation } from 'react-router';
import type { Refused } from '../../api/refusal';
import { SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { ReasonField } from './reason-field';
import { Part, PlaceField, sectionOptions, TwiceQuestion } from './section-forms';
import type { Cut, WritingData, WrittenSection } from './writing.loader';
import { placeValue, presentPlace, rankOf, STEPS, stepsOf, withBelow } from './writing.tree';

interface OrganisePanelProps {
  data: WritingData;
  opened: { section: WrittenSection; cuts: Cut[] };
}

/** All that can be done with one section's place in the tree: plain forms, one for each act. */
export function OrganisePanel({ data, opened: { section, cuts } }: OrganisePanelProps) {
  const messages = useMessages();
  const { sections } = data;
  const own = withBelow(sections, section.id);
  const elsewhere = sections.filter(({ id }) => !own.has(id));
  return (
    <section
      className="panel writing-panel"
      aria-label={messages.text('writing.organise.title', { section: titleOf(section) })}
    >
      <StepForm data={data} section={section} />
      <Part title={messages.text('writing.rename.title')} intent="rename">
        <ActForm intent="rename" section={section} button={messages.text('writing.rename.do')}>
          <TextField
            name="title"
            label={messages.text('writing.field.title')}
            defaultValue={section.title}
            required
            maxLength={300}
            lang="fr"
          />
          <TextField
            name="number"
            label={messages.text('writing.field.number')}
            hint={messages.text('writing.field.numberHint')}
            defaultValue={section.number}
            maxLength={20}
          />
          <TextField
            name="slug"
            label={messages.text('writing.field.slug')}
            hint={messages.text('writing.field.slugHint')}
            defaultValue={section.slug}
            required
            maxLength={80}
          />
          <TwiceQuestion intent="rename" sections={sections} />
        </ActForm>
      </Part>
      <Part title={messages.text('writing.move.title')} intent="move">
        <ActForm intent="move" section={section} button={messages.text('writing.move.do')}>
          <PlaceField key={placeValue(presentPlace(sections, section))} sections={sections} moved={section} />
        </ActForm>
      </Part>
      {cuts.length > 0 && (
        <Part title={messages.text('writing.split.title')} intent="split">
          <ActForm intent="split" section={section} button={messages.text('writing.split.do')}>
            <input type="hidden" name="newSectionId" value={data.newSectionId} />
            <SelectField
              name="blockId"
              label={messages.text('writing.split.at')}
              hint={messages.text('writing.split.hint')}
              options={cuts.map(({ id, isHeading, excerpt }) => ({
                value: id,
                label: isHeading ? messages.text('writing.split.heading', { heading: excerpt }) : excerpt,
                lang: 'fr',
              }))}
            />
            <TextField
              name="title"
              label={messages.text('writing.split.newTitle')}
              hint={messages.text('writing.split.newTitleHint')}
              maxLength={300}
              lang="fr"
            />
          </ActForm>
        </Part>
      )}
      {elsewhere.length > 0 && (
        <Part title={messages.text('writing.merge.title')} intent="merge">
          <ActForm intent="merge" section={section} button={messages.text('writing.merge.do')}>
            <SelectField
              name="intoId"
              label={messages.text('writing.merge.into')}
              hint={messages.text('writing.merge.hint')}
              options={sectionOptions(elsewhere)}
            />
          </ActForm>
        </Part>
      )}
      <Part title={messages.text('writing.retire.title')} intent="retire">
        <ActForm intent="retire" section={section} button={messages.text('writing.retire.do')}>
          <p className="fr-text--sm">
            {messages.text('writing.retire.what', { count: section.commentCount })}
          </p>
          {own.size > 1 && (
            <div className="fr-checkbox-group">
              <input type="checkbox" id="lifts" name="lifts" value="oui" />
              <label className="fr-label" htmlFor="lifts">
                {messages.text('writing.retire.lifts', { count: own.size - 1 })}
              </label>
            </div>
          )}
        </ActForm>
      </Part>
    </section>
  );
}

interface ActFormProps {
  intent: string;
  section: WrittenSection;
  button: string;
  children: React.ReactNode;
}

function ActForm({ intent, section, button, children }: ActFormProps) {
  const messages = useMessages();
  return (
    <Form intent={intent} className="narrow">
      <input type="hidden" name="sectionId" value={section.id} />
      {children}
      <ReasonField />
      <Submit intent={intent} className="fr-btn fr-btn--secondary" sending={messages.text('forms.sending')}>
        {button}
      </Submit>
    </Form>
  );
}

/** One step up, down, in or out: a button each, with the same reason for all. The button pressed keeps the focus, for the next step. */
function StepForm({ data, section }: { data: WritingData; section: WrittenSection }) {
  const messages = useMessages();
  const { sections, stepped } = data;
  const steps = stepsOf(sections, section);
  const given = useActionData<Refused>();
  const { key } = useLocation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!stepped) return;
    // At the end of a list the button is gone: the focus stays beside.
    const button =
      list.current?.querySelector<HTMLElement>(`[data-step=${stepped}]`) ??
      list.current?.querySelector('button');
    button?.focus({ preventScroll: true });
  }, [stepped, key]);
  const parent = sections.find(({ id }) => id === section.parentId);
  const place = {
    at: rankOf(sections, section) + 1,
    of: sections.filter(({ parentId }) => parentId === section.parentId).length,
  };
  return (
    <Form intent="step" className="writing-steps" key={given?.intent}>
      <input type="hidden" name="sectionId" value={section.id} />
      <input type="hidden" name="reason" value={messages.text('writing.step.reason')} />
      <div role="status" id="stepped" className="fr-text--sm fr-mb-1w">
        {stepped &&
          (parent
            ? messages.text('writing.step.doneUnder', { ...place, section: titleOf(parent) })
            : messages.text('writing.step.doneTop', place))}
      </div>
      <ul ref={list}>
        {STEPS.flatMap((step) => {
          const to = steps[step];
          return to
            ? [
                <li key={step}>
                  <Submit
                    intent="step"
                    className="fr-btn fr-btn--tertiary fr-btn--sm"
                    name="step"
                    value={`${step}:${placeValue(to)}`}
                    data-step={step}
                    aria-describedby="stepped"
                  >
                    {messages.text(`writing.step.${step}`)}
                  </Submit>
                </li>,
              ]
            : [];
        })}
      </ul>
    </Form>
  );
}
