import {
  redirect,
  redirectDocument,
  useLoaderData,
  useSearchParams,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { mutate, notFound, query, signInFirst } from '../../api/api';
import { refusalOf, refused } from '../../api/refusal';
import { addressOf, useAddress } from '../../addresses';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Link } from '../../shell/link';
import { categoryOf, MyAccount, SignOutEverywhere, UpdateProfile } from './account.documents';
import { Page } from './page';
import { ProfileForm } from './profile-form';
import { Roles } from './roles';
import { SignOutEverywhereForm } from './sign-out-everywhere-form';

export async function loader(call: LoaderFunctionArgs) {
  const { viewer, consultations } = await query(call, MyAccount);
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  return { viewer, consultations: consultations.nodes };
}

export async function action(call: ActionFunctionArgs) {
  const form = await call.request.formData();
  const language = languageOf(new URL(call.request.url).pathname);
  switch (textOf(form, 'intent')) {
    case 'profile': {
      const input = {
        displayName: textOf(form, 'displayName').trim(),
        category: categoryOf(textOf(form, 'category')),
        organisationName: textOf(form, 'organisationName').trim() || null,
      };
      const refusal = refusalOf((await mutate(call, UpdateProfile, { input })).updateProfile);
      if (refusal) return refused(refusal, form);
      return redirect(addressOf(language, 'account', {}, { fait: 'profil' }));
    }
    case 'everywhere':
      // The only refusal is that nobody is signed in, which is what was asked for.
      await mutate(call, SignOutEverywhere, {});
      return redirectDocument(addressOf(language, 'home', {}, { fait: 'deconnexion-partout' }));
    default:
      throw notFound();
  }
}

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { viewer, consultations } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  if (search.has('deconnecter')) return <SignOutEverywhereForm />;
  return (
    <Page title={messages.text('account.account.title')}>
      <p className="account-long">
        {messages.rich('account.account.address', { address: () => <strong>{viewer.email}</strong> })}
      </p>
      <h2 className="fr-h4 fr-mt-4w">{messages.text('account.profile.title')}</h2>
      <ProfileForm profile={viewer} />
      <h2 className="fr-h4 fr-mt-6w">{messages.text('account.roles.title')}</h2>
      <Roles roles={viewer.roles} consultations={consultations} />
      <h2 className="fr-h4 fr-mt-6w">{messages.text('account.sessions.title')}</h2>
      <p>{messages.text('account.sessions.what')}</p>
      <p>
        <Link className="fr-btn fr-btn--secondary" href={address('account', {}, { deconnecter: 'partout' })}>
          {messages.text('account.sessions.action')}
        </Link>
      </p>
      <h2 className="fr-h4 fr-mt-6w">{messages.text('account.data.title')}</h2>
      <p>
        {messages.rich('account.data.what', {
          privacy: (words) => <Link href={address('privacy')}>{words}</Link>,
        })}
      </p>
    </Page>
  );
}

export const handle = { head: plainHead('account.account.title', undefined, true) };
