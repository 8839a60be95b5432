import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { RadioField, SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { GrantTable } from './grant-table';
import { ROLES, rolesAction, rolesLoader, type RolesData } from './roles.loader';

export const loader = rolesLoader;
export const action = rolesAction;

export const handle = { head: plainHead('administration.roles.title', undefined, true) };

/** Who holds which role where; roles are given by address and taken back. */
export function Component() {
  const data = useLoaderData<RolesData>();
  const { grants, place, places, after, next, revoking } = data;
  const messages = useMessages();
  const address = useAddress();
  const about = grants.find(({ id }) => id === revoking);
  const filter = { concertation: place?.slug };
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.administration'), href: address('administration') },
        ]}
        here={messages.text('administration.roles.title')}
      />
      <h1>{messages.text('administration.roles.title')}</h1>
      <Form
        intent="filter"
        method="get"
        action={address('roles')}
        className="narrow"
        key={place?.id ?? 'all'}
      >
        <SelectField
          name="concertation"
          label={messages.text('administration.roles.consultation')}
          defaultValue={place?.slug ?? ''}
          options={[
            { value: '', label: messages.text('forms.allFeminine') },
            ...places.map(({ slug, title }) => ({ value: slug, label: title, lang: 'fr' })),
          ]}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          {messages.text('forms.filter')}
        </button>
      </Form>
      {about && <Revoking data={data} about={about} />}
      <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.roles.held')}</h2>
      {grants.length === 0 ? (
        <p>{messages.text(after ? 'administration.roles.noMore' : 'administration.roles.none')}</p>
      ) : (
        <GrantTable grants={grants} search={{ ...filter, apres: after }} />
      )}
      {(next ?? after) && (
        <ul className="fr-btns-group fr-btns-group--inline-sm">
          {next && (
            <li>
              <Link
                className="fr-btn fr-btn--secondary"
                href={address('roles', {}, { ...filter, apres: next })}
              >
                {messages.text('forms.next')}
              </Link>
            </li>
          )}
          {after && (
            <li>
              <Link className="fr-btn fr-btn--secondary" href={address('roles', {}, filter)}>
                {messages.text('forms.first')}
              </Link>
            </li>
          )}
        </ul>
      )}
      <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.roles.give')}</h2>
      <GrantForm {...data} />
    </div>
  );
}

interface RevokingProps {
  data: RolesData;
  about: RolesData['grants'][number];
}

/** Asked once more before a role is taken back. */
function Revoking({ data: { place, after }, about }: RevokingProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <section className="panel" id="reprendre" aria-labelledby="revoking">
      <h2 className="fr-h5 fr-mb-1w" id="revoking">
        {messages.text('administration.revoke.title')}
      </h2>
      <p>
        {messages.text('administration.revoke.what', {
          name: about.holderName,
          address: about.holderEmail,
          role: messages.text(`administration.role.${about.role}`),
          place: about.consultation?.title ?? messages.text('administration.roles.platform'),
        })}
      </p>
      <Form intent="revoke">
        <input type="hidden" name="email" value={about.holderEmail} />
        <input type="hidden" name="role" value={about.role} />
        <input type="hidden" name="consultationId" value={about.consultationId ?? ''} />
        <input type="hidden" name="stageId" value={about.stageId ?? ''} />
        <ul className="fr-btns-group fr-btns-group--inline-sm">
          <li>
            <Submit intent="revoke" sending={messages.text('forms.sending')}>
              {messages.text('administration.revoke.do')}
            </Submit>
          </li>
          <li>
            <Link
              className="fr-btn fr-btn--secondary"
              href={address('roles', {}, { concertation: place?.slug, apres: after })}
            >
              {messages.text('forms.cancel')}
            </Link>
          </li>
        </ul>
      </Form>
    </section>
  );
}

function GrantForm({ places, place, stages, isOfPlatform, revoking }: RolesData) {
  const messages = useMessages();
  return (
    <Form intent="grant" className="narrow" key={place?.id ?? 'all'}>
      <TextField
        name="email"
        type="email"
        label={messages.text('administration.roles.email')}
        hint={messages.text('administration.roles.emailHint')}
        required
        autoComplete="off"
      />
      <RadioField
        name="role"
        label={messages.text('administration.roles.role')}
        options={ROLES.map((role) => ({
          value: role,
          label: messages.text(`administration.role.${role}`),
          hint: messages.text(`administration.role.${role}.hint`),
        }))}
      />
      <SelectField
        name="consultationId"
        label={messages.text('administration.roles.where')}
        defaultValue={place?.id ?? ''}
        options={[
          ...(isOfPlatform ? [{ value: '', label: messages.text('administration.roles.platformOnly') }] : []),
          ...places.map(({ id, title }) => ({ value: id, label: title, lang: 'fr' })),
        ]}
      />
      {stages.length > 0 ? (
        <SelectField
          name="stageId"
          label={messages.text('administration.roles.stage')}
          hint={messages.text('administration.roles.stageHint')}
          options={[
            { value: '', label: messages.text('forms.allFeminine') },
            ...stages.map(({ id, name }) => ({ value: id, label: name, lang: 'fr' })),
          ]}
        />
      ) : (
        <p className="fr-text--sm">{messages.text('administration.roles.stageElsewhere')}</p>
      )}
      <Submit
        intent="grant"
        className={revoking ? 'fr-btn fr-btn--secondary' : 'fr-btn'}
        sending={messages.text('forms.sending')}
      >
        {messages.text('administration.roles.do')}
      </Submit>
    </Form>
  );
}
