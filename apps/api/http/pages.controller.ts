import { Controller, Get, Header, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  ConsultationsQueries,
  DoctrineQueries,
  withSectionsUnder,
  type ConsultationState,
  type ConsultationView,
  type SectionEntry,
} from '#doctrine';
import { Viewers, type Viewer } from '#identity';
import { NotFound } from '#kernel';
import { CONFIGURATION, type Configuration } from '#platform';
import { EXPLORER_PATH } from './explorer';
import { Html, html, page } from './page';
import { sessionToken } from './session.cookie';

const HTML = 'text/html; charset=utf-8';

/** Consultations on the home page. */
const SHOWN = 20;

const STATES: Record<ConsultationState, string> = {
  draft: 'en préparation',
  announced: 'annoncée',
  open: 'ouverte',
  closed: 'close',
};

/** « 1er janvier 2027 »: the first of a month is an ordinal, which Intl does not write. */
const day = (instant: Date | null, timeZone: string): string =>
  instant
    ? instant.toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone }).replace(/^1 /, '1er ')
    : 'date à venir';

const calendar = ({ opensAt, closesAt, timeZone }: ConsultationView): string =>
  `du ${day(opensAt, timeZone)} au ${day(closesAt, timeZone)}`;

const addressOf = (consultation: Pick<ConsultationView, 'slug'>): string =>
  `/consultations/${consultation.slug}`;

const contents = (consultation: ConsultationView, sections: readonly SectionEntry[]): Html =>
  html`<ol class="contents">
    ${sections.map(
      ({ slug, number, title, depth }) =>
        html`<li class="depth-${depth}">
          <a href="${addressOf(consultation)}/sections/${slug}">${number && `${number} `}${title}</a>
        </li>`,
    )}
  </ol>`;

/** The first level of the contents; shown at once where contributions are awaited. */
const chapters = (consultation: ConsultationView, sections: readonly SectionEntry[]): Html | false =>
  sections.length > 0 &&
  html`<details ${consultation.state === 'open' && html`open`}>
    <summary>Sections du texte</summary>
    ${contents(
      consultation,
      sections.filter(({ depth }) => depth === 1),
    )}
  </details>`;

/** Plain pages for reading: consultations, their sections, one section's text. */
@Controller()
export class PagesController {
  constructor(
    private readonly consultations: ConsultationsQueries,
    private readonly doctrine: DoctrineQueries,
    private readonly viewers: Viewers,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Header('content-type', HTML)
  async home(@Req() request: FastifyRequest): Promise<string> {
    const viewer = await this.viewerOf(request);
    const { rows, size } = await this.consultations.list(viewer, { first: SHOWN });
    const shown = rows.slice(0, size);
    const releaseIds = shown.flatMap(({ release }) => (release ? [release.id] : []));
    const trees = await this.doctrine.sectionTrees(viewer, releaseIds);
    return page(
      'Concertations',
      html`${rows.length === 0 && html`<p>Aucune concertation n’est annoncée pour l’instant.</p>`}
        ${shown.map(
          (consultation) =>
            html`<article>
              <h2><a href="${addressOf(consultation)}">${consultation.title}</a></h2>
              <p>Concertation ${STATES[consultation.state]}, ${calendar(consultation)}.</p>
              <p>${consultation.summary}</p>
              ${chapters(consultation, trees.get(consultation.release?.id ?? '') ?? [])}
            </article>`,
        )}
        <h2>Participer et développer</h2>
        <ul>
          <li>
            ${
              viewer.isSignedIn
                ? html`<form method="post" action="/connexion/fin">
                    <button type="submit">Se déconnecter</button>
                  </form>`
                : html`<a href="/connexion">Se connecter</a>`
            }
          </li>
          ${this.configuration.GRAPHQL_INTROSPECTION && html`<li><a href="${EXPLORER_PATH}">Explorateur de l’API GraphQL</a></li>`}
          ${this.configuration.SAMPLE_MODE && html`<li><a href="/courrier">Boîte aux lettres de démonstration</a></li>`}
        </ul>`,
    );
  }

  @Get('consultations/:slug')
  @Header('content-type', HTML)
  async consultation(@Req() request: FastifyRequest, @Param('slug') slug: string): Promise<string> {
    const viewer = await this.viewerOf(request);
    const consultation = await this.found(viewer, slug);
    const sections = consultation.release
      ? await this.doctrine.sectionTree(viewer, consultation.release.id)
      : [];
    return page(
      consultation.title,
      html`<p>Concertation ${STATES[consultation.state]}, ${calendar(consultation)}.</p>
        ${new Html(consultation.descriptionHtml)}
        <h2>Participer</h2>
        ${new Html(consultation.methodHtml)}
        <h2>Sommaire${consultation.release && ` – ${consultation.release.label}`}</h2>
        ${sections.length === 0 ? html`<p>Le texte n’est pas encore publié.</p>` : contents(consultation, sections)}
        <h2 id="charte">Charte</h2>
        ${new Html(consultation.charterHtml)}`,
    );
  }

  @Get('consultations/:slug/sections/:section')
  @Header('content-type', HTML)
  async section(
    @Req() request: FastifyRequest,
    @Param('slug') slug: string,
    @Param('section') sectionSlug: string,
  ): Promise<string> {
    const viewer = await this.viewerOf(request);
    const consultation = await this.found(viewer, slug);
    const section = await this.doctrine.section(viewer, slug, sectionSlug);
    if (!section) throw new NotFound('Cette section n’existe pas dans cette concertation.');
    const { previous, next } = await this.doctrine.surroundings(section);
    const step = (label: string, entry: SectionEntry | null): Html | null =>
      entry &&
      html`<li>
        ${label} : <a href="${addressOf(consultation)}/sections/${entry.slug}">${entry.title}</a>
      </li>`;
    return page(
      `${section.number && `${section.number} `}${section.title}`,
      html`<p><a href="${addressOf(consultation)}">${consultation.title}</a></p>
        ${new Html(withSectionsUnder(addressOf(consultation), section.version.html))}
        <nav aria-label="Autres sections">
          <ul>
            ${step('Section précédente', previous)}${step('Section suivante', next)}
          </ul>
        </nav>`,
    );
  }

  private viewerOf(request: FastifyRequest): Promise<Viewer> {
    return this.viewers.ofToken(sessionToken(request, this.configuration));
  }

  private async found(viewer: Viewer, slug: string): Promise<ConsultationView> {
    const consultation = await this.consultations.bySlug(viewer, slug);
    if (!consultation) throw new NotFound('Cette concertation n’existe pas ou n’est pas publique.');
    return consultation;
  }
}
