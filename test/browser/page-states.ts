import type { Facts } from './facts';
import {
  chooseWords,
  lookAtNewerText,
  refuse,
  saveAfterAnother,
  saveNothing,
  unfold,
  wordsWanted,
} from './page-acts';
import type { PageState } from './page-state';
import { EDITION_STATES } from './page-states.editions';
import type { Role } from './roles';

const ALL: readonly Role[] = [
  'visitor',
  'participant',
  'rapporteur',
  'moderator',
  'drafter',
  'administrator',
];
const SIGNED_IN = ALL.slice(1);
const VISITOR: readonly Role[] = ['visitor'];

const open = ({ open: consultation }: Facts) => ({ consultation });
const closed = ({ closed: consultation }: Facts) => ({ consultation });
const inSection = ({ open: consultation, section }: Facts) => ({ consultation, section });

const writing = ({ doctrine }: Facts) => ({ doctrine });

/** Every screen in each of its states, by who meets it. A test compares with the screens that there are. */
export const PAGE_STATES: readonly PageState[] = [
  { name: 'home', screen: 'home', roles: ALL },
  { name: 'consultations', screen: 'consultations', roles: ['visitor', 'administrator'] },
  { name: 'consultation-open', screen: 'consultation', roles: ALL, params: open },
  { name: 'consultation-closed', screen: 'consultation', roles: VISITOR, params: closed },
  {
    name: 'consultation-draft',
    screen: 'consultation',
    roles: ['administrator'],
    params: ({ draft }) => ({ consultation: draft }),
  },
  {
    name: 'consultation-draft-hidden',
    screen: 'consultation',
    roles: VISITOR,
    params: ({ draft }) => ({ consultation: draft }),
    status: 404,
  },
  { name: 'section', screen: 'section', roles: ALL, params: inSection },
  {
    name: 'section-passage',
    screen: 'section',
    roles: ['visitor', 'participant', 'rapporteur'],
    params: inSection,
    search: ({ block }) => `paragraphe=${block}`,
  },
  {
    name: 'section-words',
    screen: 'section',
    roles: ['participant'],
    params: inSection,
    search: ({ block }) => `paragraphe=${block}`,
    act: chooseWords,
  },
  {
    name: 'section-words-refused',
    screen: 'section',
    roles: ['participant'],
    params: inSection,
    search: ({ block }) => `paragraphe=${block}`,
    act: async (page) => {
      await unfold(page);
      await wordsWanted(page).click();
      await refuse('post', { body: 'Des mots, mais lesquels ?' })(page);
    },
  },
  {
    name: 'section-filtered-empty',
    screen: 'section',
    roles: VISITOR,
    params: inSection,
    search: () => 'nature=amendment&position=against&categorie=start_up',
  },
  {
    name: 'section-refused',
    screen: 'section',
    roles: ['participant'],
    params: inSection,
    act: refuse('post'),
  },
  {
    name: 'section-missing',
    screen: 'section',
    roles: VISITOR,
    params: ({ open: consultation }) => ({ consultation, section: 'nulle-part' }),
    status: 404,
  },
  ...EDITION_STATES,
  { name: 'contributions', screen: 'contributions', roles: ['visitor', 'participant'], params: open },
  {
    name: 'contributions-found',
    screen: 'contributions',
    roles: VISITOR,
    params: open,
    search: () => 'recherche=données',
  },
  {
    name: 'contributions-none',
    screen: 'contributions',
    roles: VISITOR,
    params: open,
    search: () => 'recherche=zzzzzz',
  },
  {
    name: 'contribution',
    screen: 'contribution',
    roles: ['visitor', 'participant', 'moderator'],
    params: ({ open: consultation, comment }) => ({ consultation, comment }),
  },
  { name: 'tour', screen: 'tour', roles: VISITOR, params: closed },
  { name: 'tour-none', screen: 'tour', roles: VISITOR, params: open },
  {
    name: 'stage',
    screen: 'stage',
    roles: ['visitor', 'rapporteur'],
    params: ({ closed: consultation, stage }) => ({ consultation, stage }),
  },
  { name: 'section-unfolded', screen: 'section', roles: ['participant'], params: inSection, act: unfold },
  {
    name: 'section-replying',
    screen: 'section',
    roles: ['participant'],
    params: inSection,
    search: ({ block, comment }) => `paragraphe=${block}&repondre=${comment}`,
  },
  {
    name: 'section-reporting',
    screen: 'section',
    roles: ['participant'],
    params: inSection,
    search: ({ comment }) => `signaler=${comment}`,
  },
  { name: 'sign-in', screen: 'signIn', roles: VISITOR },
  { name: 'sign-in-refused', screen: 'signIn', roles: VISITOR, act: refuse('link') },
  { name: 'sign-in-code-refused', screen: 'signInLink', roles: VISITOR, act: refuse('code', { token: 'x' }) },
  {
    name: 'account-refused',
    screen: 'account',
    roles: ['participant'],
    act: refuse('profile', { displayName: '' }),
  },
  { name: 'roles-refused', screen: 'roles', roles: ['administrator'], act: refuse('grant') },
  {
    name: 'new-consultation-refused',
    screen: 'newConsultation',
    roles: ['administrator'],
    act: refuse('create'),
  },
  {
    name: 'snapshot-refused',
    screen: 'snapshots',
    roles: ['drafter'],
    params: closed,
    act: refuse('take'),
  },
  {
    name: 'drafting-unfolded',
    screen: 'draftingComments',
    roles: ['drafter'],
    params: open,
    act: unfold,
  },
  { name: 'sign-in-link', screen: 'signInLink', roles: VISITOR, search: () => 'code=x' },
  { name: 'mailbox', screen: 'mailbox', roles: VISITOR },
  { name: 'my-contributions', screen: 'myContributions', roles: SIGNED_IN },
  ...['published', 'in_review', 'refused', 'hidden', 'withdrawn'].map((state): PageState => ({
    name: `my-contribution-${state}`,
    screen: 'myContribution',
    roles: ['participant'],
    params: ({ own }) => ({ comment: own.get(state) ?? '' }),
  })),
  { name: 'account', screen: 'account', roles: SIGNED_IN },
  { name: 'moderation', screen: 'moderation', roles: ['moderator'] },
  {
    name: 'moderation-empty',
    screen: 'moderation',
    roles: ['moderator'],
    search: () => 'file=appeal',
  },
  { name: 'moderation-refused', screen: 'moderation', roles: ['participant'], status: 403 },
  {
    name: 'moderation-case',
    screen: 'moderationCase',
    roles: ['moderator'],
    params: (facts) => ({ case: facts.case }),
  },
  { name: 'decision-log', screen: 'decisionLog', roles: ['moderator'], params: open },
  { name: 'drafting', screen: 'drafting', roles: ['drafter'] },
  { name: 'drafting-comments', screen: 'draftingComments', roles: ['drafter'], params: open },
  { name: 'drafting-comments-closed', screen: 'draftingComments', roles: ['drafter'], params: closed },
  { name: 'publish-dispositions-none', screen: 'publishDispositions', roles: ['drafter'], params: closed },
  {
    name: 'publish-dispositions',
    screen: 'publishDispositions',
    roles: ['drafter', 'administrator'],
    params: open,
  },
  { name: 'snapshots-none', screen: 'snapshots', roles: ['drafter'], params: open },
  { name: 'snapshots', screen: 'snapshots', roles: ['drafter'], params: closed },
  { name: 'writing', screen: 'writing', roles: ['drafter', 'administrator'], params: writing },
  {
    name: 'writing-organised',
    screen: 'writing',
    roles: ['drafter'],
    params: writing,
    search: ({ drafted }) => `section=${drafted}`,
    act: unfold,
  },
  {
    name: 'writing-stepped',
    screen: 'writing',
    roles: ['drafter'],
    params: writing,
    search: ({ drafted }) => `section=${drafted}&pas=down`,
  },
  {
    name: 'writing-added',
    screen: 'writing',
    roles: ['drafter'],
    params: writing,
    search: ({ drafted }) => `acte=section-ajoutee&sur=${drafted}`,
  },
  {
    name: 'writing-not-found',
    screen: 'writing',
    roles: ['drafter'],
    params: writing,
    search: () => 'recherche=zzz',
  },
  {
    name: 'writing-refused',
    screen: 'writing',
    roles: ['drafter'],
    params: writing,
    act: refuse('add'),
  },
  { name: 'writing-hidden', screen: 'writing', roles: ['participant'], params: writing, status: 403 },
  {
    name: 'write-section',
    screen: 'writeSection',
    roles: ['drafter', 'administrator'],
    params: ({ doctrine, written }) => ({ doctrine, section: written }),
  },
  {
    name: 'write-section-previewed',
    screen: 'writeSection',
    roles: ['drafter'],
    params: ({ doctrine, drafted }) => ({ doctrine, section: drafted }),
    act: async (page) => {
      await unfold(page);
      await page.locator('button[value=preview]').click();
      await page.locator('.writing-preview').waitFor();
      await page.mouse.move(0, 0);
    },
  },
  {
    name: 'write-section-conflict',
    screen: 'writeSection',
    roles: ['drafter'],
    params: ({ doctrine, drafted }) => ({ doctrine, section: drafted }),
    act: saveAfterAnother,
  },
  {
    name: 'write-section-emptied',
    screen: 'writeSection',
    roles: ['drafter'],
    params: ({ doctrine, drafted }) => ({ doctrine, section: drafted }),
    act: saveNothing,
  },
  { name: 'imports', screen: 'imports', roles: ['drafter', 'administrator'], params: writing },
  {
    name: 'import-plan',
    screen: 'importPlan',
    roles: ['drafter'],
    params: ({ doctrine, import: sent }) => ({ doctrine, import: sent }),
  },
  {
    name: 'import-plan-compared',
    screen: 'importPlan',
    roles: ['drafter'],
    params: ({ doctrine, import: sent }) => ({ doctrine, import: sent }),
    act: async (page) => {
      await page.locator('a[href*="texte="]').first().click();
      await page.locator('#texte').waitFor();
      await unfold(page);
    },
  },
  { name: 'publish-release', screen: 'publishRelease', roles: ['drafter'], params: writing },
  {
    name: 'publish-release-published',
    screen: 'publishRelease',
    roles: ['drafter'],
    params: writing,
    search: () => 'fait=edition-publiee',
  },
  {
    name: 'publish-release-refused',
    screen: 'publishRelease',
    roles: ['drafter'],
    params: writing,
    act: refuse('publish'),
  },
  {
    name: 'placements-none',
    screen: 'placements',
    roles: ['drafter'],
    params: ({ doctrine }) => ({ doctrine }),
    search: ({ settledEdition }) => `edition=${settledEdition}`,
  },
  {
    name: 'placements',
    screen: 'placements',
    roles: ['drafter'],
    params: ({ doctrine }) => ({ doctrine }),
    search: ({ placementEdition }) => `edition=${placementEdition}`,
  },
  {
    name: 'placement',
    screen: 'placement',
    roles: ['drafter'],
    params: ({ doctrine, placement }) => ({ doctrine, placement }),
  },
  {
    name: 'placement-refused',
    screen: 'placement',
    roles: ['drafter'],
    params: ({ doctrine, placement }) => ({ doctrine, placement }),
    act: async (page) => {
      await page.check('[name=anchor][value=quote]');
      await page.evaluate(
        "document.querySelector('[name=\"quote.exact\"]').value = 'des mots qui n’y sont pas'",
      );
      await refuse('correct')(page);
    },
  },
  { name: 'administration', screen: 'administration', roles: ['administrator'] },
  { name: 'new-consultation', screen: 'newConsultation', roles: ['administrator'] },
  {
    name: 'consultation-settings',
    screen: 'consultationSettings',
    roles: ['administrator'],
    params: ({ draft }) => ({ consultation: draft }),
  },
  {
    name: 'consultation-settings-open',
    screen: 'consultationSettings',
    roles: ['administrator'],
    params: open,
  },
  { name: 'roles', screen: 'roles', roles: ['administrator'] },
  { name: 'system', screen: 'system', roles: ['administrator'] },
  {
    // It publishes an edition: the last state of all that see the doctrine as it is.
    name: 'consultation-settings-newer-text',
    screen: 'consultationSettings',
    roles: ['administrator'],
    params: open,
    act: lookAtNewerText,
  },
  { name: 'legal-notice', screen: 'legalNotice', roles: VISITOR },
  { name: 'privacy', screen: 'privacy', roles: VISITOR },
  { name: 'accessibility', screen: 'accessibility', roles: VISITOR },
  { name: 'help', screen: 'help', roles: VISITOR },
  { name: 'site-map', screen: 'siteMap', roles: ['visitor', 'moderator'] },
  { name: 'not-found', screen: '', path: '/nulle-part', roles: VISITOR, status: 404 },
];
