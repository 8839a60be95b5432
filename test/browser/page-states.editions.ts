import type { Facts } from './facts';
import type { PageState } from './page-state';
import type { Role } from './roles';

const VISITOR: readonly Role[] = ['visitor'];

const inEdition = ({ doctrine, release }: Pick<Facts, 'doctrine' | 'release'>) => ({ doctrine, release });
const inChanged = ({ doctrine, changedSection: section }: Facts) => ({ doctrine, section });

/** The edition that came out of the closed consultation, whose contributions were answered. */
const inOutcome = ({ doctrine }: Facts) => ({ doctrine, release: '2019-publiee' });

/** What is published of a doctrine: its editions, their change logs, versions and comparisons. */
export const EDITION_STATES: readonly PageState[] = [
  { name: 'release', screen: 'release', roles: VISITOR, params: inEdition },
  {
    name: 'release-first',
    screen: 'release',
    roles: VISITOR,
    params: ({ doctrine }) => ({ doctrine, release: '2019-soumise' }),
  },
  { name: 'release-with-outcomes', screen: 'release', roles: VISITOR, params: inOutcome },
  {
    name: 'release-with-outcomes-unfolded',
    screen: 'release',
    roles: VISITOR,
    params: inOutcome,
    act: async (page) => {
      await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
    },
  },
  { name: 'release-dispositions', screen: 'releaseDispositions', roles: VISITOR, params: inOutcome },
  {
    name: 'release-dispositions-filtered-empty',
    screen: 'releaseDispositions',
    roles: VISITOR,
    params: inOutcome,
    search: () => 'suite=answered&section=1',
  },
  {
    name: 'release-dispositions-none',
    screen: 'releaseDispositions',
    roles: VISITOR,
    params: ({ doctrine }) => ({ doctrine, release: '2019-soumise' }),
  },
  {
    name: 'release-missing',
    screen: 'release',
    roles: VISITOR,
    params: ({ doctrine }) => ({ doctrine, release: 'nulle-part' }),
    status: 404,
  },
  {
    name: 'release-section',
    screen: 'releaseSection',
    roles: VISITOR,
    params: ({ changedSection: section, ...facts }) => ({ ...inEdition(facts), section }),
  },
  {
    name: 'release-section-of-contribution',
    screen: 'releaseSection',
    roles: ['visitor', 'drafter'],
    params: ({ madeOn: { doctrine, release, section } }) => ({ doctrine, release, section }),
    search: ({ madeOn }) => `contribution=${madeOn.comment}`,
  },
  { name: 'compare-releases', screen: 'compareReleases', roles: VISITOR, params: inEdition },
  {
    name: 'compare-releases-same',
    screen: 'compareReleases',
    roles: VISITOR,
    params: inEdition,
    search: ({ release }) => `de=${release}&a=${release}`,
  },
  { name: 'section-versions', screen: 'sectionVersions', roles: ['visitor', 'drafter'], params: inChanged },
  {
    name: 'section-versions-missing',
    screen: 'sectionVersions',
    roles: VISITOR,
    params: ({ doctrine }) => ({ doctrine, section: 'nulle-part' }),
    status: 404,
  },
  { name: 'compare-versions', screen: 'compareVersions', roles: ['visitor', 'drafter'], params: inChanged },
  {
    name: 'compare-versions-at-a-change',
    screen: 'compareVersions',
    roles: VISITOR,
    params: inChanged,
    search: () => 'changement=1',
  },
  {
    name: 'compare-versions-beside',
    screen: 'compareVersions',
    roles: VISITOR,
    params: inChanged,
    search: () => 'vue=cote-a-cote',
  },
  {
    name: 'compare-versions-clean',
    screen: 'compareVersions',
    roles: VISITOR,
    params: inChanged,
    search: () => 'vue=net',
  },
];
