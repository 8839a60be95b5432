import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommentsQueries, type CommentState, type CommentView, type RevisionView } from '#comments';
import { Viewers, type Viewer } from '#identity';
import { NotFound } from '#kernel';
import { DecisionQueries, isReasonCode, REASONS, type DecisionKind, type ToldDecision } from '#moderation';
import { CONFIGURATION, type Configuration } from '#platform';
import { Html, html, page } from './page';
import { sessionToken } from './session.cookie';

const HTML = 'text/html; charset=utf-8';

/** Contributions on the page. */
const SHOWN = 50;

const STATES: Record<CommentState, string> = {
  submitted: 'envoyée, en cours de contrôle',
  in_review: 'en attente d’un modérateur',
  published: 'publiée',
  refused: 'non publiée',
  hidden: 'masquée',
  withdrawn: 'retirée par vous',
};

const DECISIONS: Record<DecisionKind, string> = {
  publish: 'Texte publié',
  refuse: 'Texte non publié',
  hide: 'Texte masqué',
  keep: 'Décision maintenue',
};

const moment = (instant: Date): string =>
  instant.toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });

const textOf = (title: string, revision: RevisionView | null): Html | null =>
  revision &&
  html`<h2>${title}</h2>
    ${new Html(revision.bodyHtml)}
    ${
      revision.proposedWording &&
      html`<p>Rédaction proposée :</p>
        <blockquote>${revision.proposedWording}</blockquote>`
    }`;

const told = ({ kind, reasonCode, statement, decidedAt }: ToldDecision): Html =>
  html`<article>
    <h3>${DECISIONS[kind]}, le ${moment(decidedAt)}</h3>
    ${reasonCode && isReasonCode(reasonCode) && html`<p>Motif : ${REASONS[reasonCode].label}</p>`}
    ${statement && html`<pre>${statement}</pre>`}
  </article>`;

/** Where the links in the letters to authors lead: what they wrote, where it stands, what was decided on it and why. */
@Controller('mes-contributions')
export class ContributionsController {
  constructor(
    private readonly comments: CommentsQueries,
    private readonly decisions: DecisionQueries,
    private readonly viewers: Viewers,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Header('content-type', HTML)
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const viewer = await this.viewerOf(request);
    if (!viewer.isSignedIn) return signInFirst(reply, '/mes-contributions');
    const { nodes } = await this.comments.myContributions(viewer, { first: SHOWN });
    return page(
      'Mes contributions',
      nodes.length === 0
        ? html`<p>Vous n’avez encore rien envoyé.</p>`
        : html`<ul>
            ${nodes.map(
              ({ id, createdAt, state }) =>
                html`<li>
                  <a href="/mes-contributions/${id}">Contribution du ${moment(createdAt)}</a> :
                  ${STATES[state]}
                </li>`,
            )}
          </ul>`,
    );
  }

  @Get(':id')
  @Header('content-type', HTML)
  async one(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const viewer = await this.viewerOf(request);
    if (!viewer.isSignedIn) return signInFirst(reply, `/mes-contributions/${encodeURIComponent(id)}`);
    const comment = await this.comments.commentById(viewer, id);
    if (!comment?.isOwn) throw new NotFound('Cette contribution n’existe pas ou n’est pas la vôtre.');
    return this.shown(comment, await this.decisions.ofComments([comment.id]));
  }

  private shown(comment: CommentView, decisions: readonly ToldDecision[]): string {
    const { createdAt, state, revision, pending } = comment;
    return page(
      'Votre contribution',
      html`<p>Envoyée le ${moment(createdAt)} : ${STATES[state]}.</p>
        ${textOf(state === 'published' ? 'Texte public' : 'Texte', revision)}
        ${textOf('Nouveau texte, pas encore public', pending)}
        ${decisions.length > 0 && html`<h2>Décisions</h2>`} ${decisions.map(told)}
        <p><a href="/mes-contributions">Toutes mes contributions</a></p>`,
    );
  }

  private viewerOf(request: FastifyRequest): Promise<Viewer> {
    return this.viewers.ofToken(sessionToken(request, this.configuration));
  }
}

/** Somebody who follows the link of a letter in another browser signs in and comes back here. */
function signInFirst(reply: FastifyReply, returnPath: string): string {
  void reply.status(303).header('location', `/connexion?retour=${encodeURIComponent(returnPath)}`);
  return '';
}
