import '@fastify/multipart';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { zipSync } from 'fflate';
import { ImportsQueries, ImportsService, inMegabytes, READING_LIMITS } from '#doctrine';
import { Viewers } from '#identity';
import { DomainError, InvalidInput, NotFound, TooLarge } from '#kernel';
import { CONFIGURATION, type Configuration } from '#platform';
import { webBuild } from '../web/web-application';
import { sessionToken } from './session.cookie';

/** The route at which files come in. */
export const UPLOADS = '/imports/:doctrine';
/** Pages sent one by one; more go into an archive. */
const MOST_FILES = 50;
/** Names, fields and separators of a form, beside its files. */
const ENVELOPE_BYTES = 100_000;
const YEAR_SECONDS = 31_536_000;

interface Sent {
  files: { name: string; bytes: Buffer }[];
  fields: Map<string, string>;
}

/** Files for a doctrine come in here, and its pictures go out. Bytes are counted and kept, nothing of them is read. */
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
    private readonly viewers: Viewers,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** A plain form with a file: back to the list with what is wrong, or on to the plan that is being made. */
  @Post(UPLOADS)
  async receive(
    @Req() request: FastifyRequest,
    @Param('doctrine') doctrineSlug: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Who may not send anything is told before anything is taken.
    const viewer = await this.viewers.ofToken(sessionToken(request, this.configuration));
    viewer.requireParticipant();
    if (!request.isMultipart()) throw new InvalidInput('Envoyez un fichier.');
    const { files, fields } = await received(request).catch((error: unknown) => {
      // What still comes is let go by, so that the browser gets as far as reading the answer.
      request.raw.unpipe();
      request.raw.resume();
      throw error;
    });
    const language = fields.get('language') === 'en' ? 'en' : 'fr';
    const address = (screen: string, parameters: Record<string, string>): string =>
      webBuild(this.configuration)
        .renderer.patternOf(language, screen)
        .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
    try {
      const importId = await this.imports.receive(viewer, {
        doctrineSlug,
        ...oneFile(files),
        scope: fields.get('scope') ?? '',
        sectionId: fields.get('sectionId') ?? null,
      });
      const to = address('importPlan', { doctrine: doctrineSlug, import: importId });
      void reply.status(303).header('location', to).send();
    } catch (error) {
      if (!(error instanceof DomainError) || error instanceof NotFound) throw error;
      const to = address('imports', { doctrine: doctrineSlug });
      void reply
        .status(303)
        .header('location', `${to}?refus=${error.field ?? 'file'}`)
        .send();
    }
  }

  /** A picture of a text. Its address is its content's, so it can be kept for ever. */
  @Get('images/:name')
  async picture(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const picture = await this.queries.picture(name);
    if (!picture) throw new NotFound();
    await reply
      .headers({
        'content-type': picture.type,
        'cache-control': `public, max-age=${String(YEAR_SECONDS)}, immutable`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      })
      .send(picture.bytes);
  }
}

/** Takes the parts of a form as they stream in, and stops at the first byte beyond the limit. */
async function received(request: FastifyRequest): Promise<Sent> {
  const sent: Sent = { files: [], fields: new Map() };
  let total = 0;
  const tooLarge = (): TooLarge =>
    new TooLarge(
      `Ce fichier dépasse ${inMegabytes(READING_LIMITS.fileBytes)}. Retirez-en des images, ou coupez-le en plusieurs.`,
    );
  if (Number(request.headers['content-length'] ?? 0) > READING_LIMITS.fileBytes + ENVELOPE_BYTES)
    throw tooLarge();
  const limits = {
    fileSize: READING_LIMITS.fileBytes + 1,
    files: MOST_FILES,
    fields: 10,
    fieldSize: 1_000,
    parts: MOST_FILES + 10,
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') sent.fields.set(part.fieldname, part.value);
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) {
      total += (chunk as Buffer).length;
      if (total > READING_LIMITS.fileBytes) throw tooLarge();
      chunks.push(chunk as Buffer);
    }
    if (part.file.truncated) throw tooLarge();
    if (part.filename !== '') sent.files.push({ name: part.filename, bytes: Buffer.concat(chunks) });
  }
  return sent;
}

/** Several pages become one archive, unread: it is opened where files are opened. */
function oneFile(files: Sent['files']): { fileName: string; bytes: Buffer } {
  const [first] = files;
  if (!first) throw new InvalidInput('Choisissez un fichier.', 'file');
  if (files.length === 1) return { fileName: first.name, bytes: first.bytes };
  const names = new Set(files.map(({ name }) => name));
  if (names.size < files.length) throw new InvalidInput('Deux fichiers portent le même nom.', 'file');
  const archive = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, new Uint8Array(bytes)])), {
    level: 0,
  });
  return { fileName: `${String(files.length)} fichiers.zip`, bytes: Buffer.from(archive) };
}
