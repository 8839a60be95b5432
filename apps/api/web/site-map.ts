import { Inject, Injectable } from '@nestjs/common';
import { ConsultationsQueries, DoctrineQueries, type ConsultationView } from '#doctrine';
import { Viewer } from '#identity';
import { CONFIGURATION, type Configuration } from '#platform';
import { TourQueries } from '#tour';
import { publicAddresses, type Addresses } from './public-addresses';
import { webBuild } from './web-application';

/** The most addresses that one file may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** Consultations that are read; there is one a year. */
const MOST_CONSULTATIONS = 100;

const PLAIN_SCREENS = [
  'home',
  'consultations',
  'legalNotice',
  'privacy',
  'accessibility',
  'help',
  'siteMap',
] as const;

/** Every public page of the site for search engines. Reads as a visitor: three statements and one per consultation's tour. */
@Injectable()
export class SiteMap {
  constructor(
    private readonly consultations: ConsultationsQueries,
    private readonly doctrine: DoctrineQueries,
    private readonly tour: TourQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Each page in each language, the newest consultation's first, as many as one file may hold. */
  async pages(): Promise<Addresses[]> {
    const { renderer } = webBuild(this.configuration);
    const at = publicAddresses(renderer, this.configuration.PUBLIC_URL);
    const { rows, size } = await this.consultations.list(Viewer.visitor, { first: MOST_CONSULTATIONS });
    const consultations = rows.slice(0, size);
    const trees = await this.doctrine.sectionTrees(
      Viewer.visitor,
      consultations.flatMap(({ release }) => release?.id ?? []),
    );
    const pages = PLAIN_SCREENS.map((screen) => at(screen));
    for (const consultation of consultations) {
      pages.push(...(await this.pagesOf(consultation, at)));
      for (const { slug } of trees.get(consultation.release?.id ?? '') ?? []) {
        pages.push(at('section', { consultation: consultation.slug, section: slug }));
      }
    }
    return pages.slice(0, MOST_ADDRESSES / 2);
  }

  private async pagesOf(
    { id, slug }: ConsultationView,
    at: ReturnType<typeof publicAddresses>,
  ): Promise<Addresses[]> {
    const stages = await this.tour.stages(id);
    const consultation = slug;
    return [
      at('consultation', { consultation }),
      at('contributions', { consultation }),
      ...(stages.length > 0 ? [at('tour', { consultation })] : []),
      ...stages.map((stage) => at('stage', { consultation, stage: stage.slug })),
    ];
  }
}
