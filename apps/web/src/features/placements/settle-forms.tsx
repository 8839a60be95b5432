import { useAddress } from '../../addresses';
import { SelectField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { sectionOptions } from '../doctrine/section.options';
import { QuoteFields } from '../passages/quote-fields';
import type { PlacementData } from './placement.loader';
import { quoteAt } from './placed.text';

/** Paragraphs that a passage may go on over, after the one in which it begins. */
const FURTHER = 6;

const Hidden = ({ placement }: Pick<PlacementData, 'placement'>) => (
  <>
    <input type="hidden" name="release" value={placement.releaseId} />
    <input type="hidden" name="edition" value={placement.releaseSlug} />
  </>
);

/** What a drafter says: that is the passage, it is about the whole section, it is gone. */
export function AnswerForms({ placement }: Pick<PlacementData, 'placement'>) {
  const messages = useMessages();
  const { status, passage, isCertain } = placement;
  const isProposed = status !== 'lost' && passage !== null;
  const sending = messages.text('placements.sending');
  return (
    <div className="placement-answers">
      {isProposed && !isCertain && (
        <Form intent="accept">
          <Hidden placement={placement} />
          <Submit intent="accept" sending={sending}>
            {messages.text('placements.accept')}
          </Submit>
        </Form>
      )}
      <Form intent="section">
        <Hidden placement={placement} />
        <Submit intent="section" sending={sending} className="fr-btn fr-btn--secondary">
          {messages.text('placements.wholeSection')}
        </Submit>
      </Form>
      <Form intent="lost">
        <Hidden placement={placement} />
        <Submit intent="lost" sending={sending} className="fr-btn fr-btn--secondary">
          {messages.text('placements.declareLost')}
        </Submit>
      </Form>
    </div>
  );
}

/** The choice of another passage: a section, a paragraph of it, then words of it or all of them. */
export function CorrectForm({ placement, doctrine, section, sections, text, chosen }: PlacementData) {
  const messages = useMessages();
  const address = useAddress();
  const at = text.blocks.findIndex(({ id }) => id === (chosen ?? placement.passage?.blockId));
  const paragraphs = text.blocks.slice(at, at + 1 + FURTHER).filter((block) => block.text !== '');
  const [first] = paragraphs;
  const begins = first?.id === placement.passage?.blockId ? placement.passage : null;
  return (
    <section aria-labelledby="choix" className="placement-choice">
      <h2 className="fr-h4" id="choix">
        {messages.text('placements.correct')}
      </h2>
      <Form
        intent="look"
        method="get"
        action={address('placement', { doctrine: doctrine.slug, placement: placement.id })}
        className="placement-section"
      >
        <SelectField
          name="section"
          label={messages.text('placements.inSection')}
          defaultValue={section.slug}
          key={section.slug}
          options={sectionOptions(sections, ({ slug }) => slug)}
        />
        <button type="submit" className="fr-btn fr-btn--tertiary">
          {messages.text('placements.showSection')}
        </button>
      </Form>
      {at < 0 || !first ? (
        <p>{messages.text('placements.chooseFirst')}</p>
      ) : (
        <Form intent="correct" key={first.id}>
          <Hidden placement={placement} />
          <input type="hidden" name="blockId" value={first.id} />
          <p className="fr-text--sm fr-mb-1w">{messages.text('placements.beginsIn', { number: at })}</p>
          <blockquote className="placement-block" lang="fr">
            <p>{first.text}</p>
          </blockquote>
          <QuoteFields
            paragraphs={paragraphs.map((block) => ({
              number: text.blocks.findIndex(({ id }) => id === block.id),
              text: block.text,
            }))}
            asked={null}
            kept={begins && quoteAt(paragraphs, begins)}
            about={messages.text('placements.about')}
          />
          <Submit
            intent="correct"
            sending={messages.text('placements.sending')}
            className="fr-btn fr-btn--secondary"
          >
            {messages.text('placements.attach')}
          </Submit>
        </Form>
      )}
    </section>
  );
}
