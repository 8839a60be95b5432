import type { ReactNode } from 'react';
import { SelectField, TextField } from '../../forms/fields';
import { useMessages } from '../../i18n/messages';
import { sectionOptions } from '../doctrine/section.options';
import { titleOf } from '../doctrine/section.title';
import { FoldedAct } from './folded-act';
import { ReasonField } from './reason-field';
import { PlaceField, TwiceQuestion } from './section-forms';
import { SeenField } from './seen-field';
import { StepForm } from './step-form';
import type { Cut, WritingData, WrittenSection } from './writing.loader';
import { placeValue, presentPlace, withBelow } from './writing.tree';

interface OrganisePanelProps {
  data: WritingData;
  opened: { section: WrittenSection; cuts: Cut[] };
}

/** All that can be done with one section's place in the tree: plain forms, one for each act. */
export function OrganisePanel({ data, opened: { section, cuts } }: OrganisePanelProps) {
  const messages = useMessages();
  const { sections, newSectionId } = data;
  const own = withBelow(sections, section.id);
  const elsewhere = sections.filter(({ id }) => !own.has(id));
  return (
    <section
      className="panel writing-panel"
      aria-label={messages.text('writing.organise.title', { section: titleOf(section) })}
    >
      <StepForm data={data} section={section} />
      <RenameAct section={section} sections={sections} />
      <Act kind="move" section={section}>
        <SeenField name="seenParentId" value={section.parentId ?? ''} />
        <PlaceField key={placeValue(presentPlace(sections, section))} sections={sections} moved={section} />
      </Act>
      {cuts.length > 0 && <SplitAct section={section} cuts={cuts} newSectionId={newSectionId} />}
      {elsewhere.length > 0 && (
        <Act kind="merge" section={section}>
          <SelectField
            name="intoId"
            label={messages.text('writing.merge.into')}
            hint={messages.text('writing.merge.hint')}
            options={sectionOptions(elsewhere, ({ id }) => id)}
          />
        </Act>
      )}
      <RetireAct section={section} belowCount={own.size - 1} />
    </section>
  );
}

interface ActProps {
  kind: 'rename' | 'move' | 'split' | 'merge' | 'retire';
  section: WrittenSection;
  children: ReactNode;
}

/** One act on a section, and why. */
function Act({ kind, section, children }: ActProps) {
  const messages = useMessages();
  return (
    <FoldedAct
      intent={kind}
      summary={messages.text(`writing.organise.${kind}.title`)}
      button={messages.text(`writing.organise.${kind}.do`)}
    >
      <input type="hidden" name="sectionId" value={section.id} />
      {children}
      <ReasonField />
    </FoldedAct>
  );
}

function RenameAct({ section, sections }: { section: WrittenSection; sections: WritingData['sections'] }) {
  const messages = useMessages();
  return (
    <Act kind="rename" section={section}>
      <SeenField name="seenTitle" value={section.title} />
      <SeenField name="seenNumber" value={section.number} />
      <SeenField name="seenSlug" value={section.slug} />
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
    </Act>
  );
}

interface SplitActProps {
  section: WrittenSection;
  cuts: readonly Cut[];
  newSectionId: string;
}

function SplitAct({ section, cuts, newSectionId }: SplitActProps) {
  const messages = useMessages();
  return (
    <Act kind="split" section={section}>
      <input type="hidden" name="newSectionId" value={newSectionId} />
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
    </Act>
  );
}

interface RetireActProps {
  section: WrittenSection;
  /** Sections below it, which go with it or take its place. */
  belowCount: number;
}

function RetireAct({ section, belowCount }: RetireActProps) {
  const messages = useMessages();
  return (
    <Act kind="retire" section={section}>
      <p className="fr-text--sm">{messages.text('writing.retire.what', { count: section.commentCount })}</p>
      {belowCount > 0 && (
        <div className="fr-checkbox-group">
          <input type="checkbox" id="lifts" name="lifts" value="oui" />
          <label className="fr-label" htmlFor="lifts">
            {messages.text('writing.retire.lifts', { count: belowCount })}
          </label>
        </div>
      )}
    </Act>
  );
}
