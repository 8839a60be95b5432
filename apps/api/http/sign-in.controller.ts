import { Body, Controller, Get, Header, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { SignInService } from '#identity';
import { CONFIGURATION, type Configuration } from '#platform';
import { html, page } from './page';
import { sessionToken, setSessionCookie } from './session.cookie';

const HTML = 'text/html; charset=utf-8';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Signing in and out by plain forms. Opening a mailed link only shows a button: programs that open links use nothing up. */
@Controller('connexion')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Header('content-type', HTML)
  form(@Query('retour') returnPath?: unknown): string {
    return this.requestPage('', text(returnPath), null);
  }

  @Post()
  @Header('content-type', HTML)
  async request(
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const email = text(body.email);
    const returnPath = text(body.returnPath);
    try {
      await this.signIns.requestLink(email, returnPath || '/');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(400);
      return this.requestPage(email, returnPath, error.message);
    }
    return page(
      'Consultez vos messages',
      html`<p>Un lien de connexion vient de vous être envoyé. Il sert une seule fois.</p>
        ${this.configuration.SAMPLE_MODE && html`<p><a href="/courrier">Ouvrir la boîte aux lettres de démonstration</a></p>`}`,
    );
  }

  @Get('lien')
  @Header('content-type', HTML)
  @Header('referrer-policy', 'no-referrer')
  link(@Query('code') code?: unknown): string {
    return this.linkPage(text(code), null);
  }

  @Post('lien')
  @Header('content-type', HTML)
  async confirm(
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = text(body.code).trim();
    try {
      const { token, expiresAt, returnPath } = await this.signIns.signIn(code);
      setSessionCookie(reply, this.configuration, token, expiresAt);
      void reply.status(303).header('location', returnPath);
      return '';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(400);
      return this.linkPage('', error.message);
    }
  }

  @Post('fin')
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const token = sessionToken(request, this.configuration);
    if (token) await this.signIns.signOut(token);
    setSessionCookie(reply, this.configuration, null);
    void reply.status(303).header('location', '/');
    return '';
  }

  private requestPage(email: string, returnPath: string, error: string | null): string {
    return page(
      'Se connecter',
      html`${error && html`<p id="erreur" role="alert">${error}</p>`}
        <form method="post" action="/connexion">
          ${returnPath && html`<input type="hidden" name="returnPath" value="${returnPath}" />`}
          <p>
            <label for="email">Adresse électronique (format attendu : nom@domaine.fr)</label>
            <input
              id="email"
              name="email"
              type="email"
              autocomplete="email"
              required
              value="${email}"
              ${error && html`aria-describedby="erreur"`}
            />
          </p>
          <p><button type="submit">Recevoir un lien de connexion</button></p>
        </form>
        <p>Vous avez déjà reçu un code ? <a href="/connexion/lien">Saisir le code</a></p>`,
    );
  }

  private linkPage(code: string, error: string | null): string {
    return page(
      'Confirmer la connexion',
      html`${error && html`<p role="alert">${error}</p>`}
        <form method="post" action="/connexion/lien">
          <p>
            <label for="code">Code reçu par courriel</label>
            <input id="code" name="code" required autocomplete="one-time-code" value="${code}" />
          </p>
          <p><button type="submit">Se connecter</button></p>
        </form>`,
    );
  }
}
