import { useEffect, useRef } from 'react';
import { useActionData, useLocation } from 'react-router';
import type { Refused } from '../../api/refusal';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { SeenField } from './seen-field';
import type { WritingData, WrittenSection } from './writing.loader';
import { placeValue, rankOf, STEPS, stepsOf } from './writing.tree';

/** One step up, down, in or out: a button each, with the same reason for all. The button pressed keeps the focus, for the next step. */
export function StepForm({ data, section }: { data: WritingData; section: WrittenSection }) {
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
      <SeenField name="seenParentId" value={section.parentId ?? ''} />
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
