import type { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Viewers } from '#identity';
import { CONFIGURATION, type Configuration } from '#platform';
import { ExportsService } from '#synthesis';
import { sessionToken } from './session.cookie';

/** Characters that RFC 8187 wants percent-encoded and encodeURIComponent leaves. */
const LEFT_BARE = /['()*]/g;

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    LEFT_BARE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The name twice (RFC 6266): in ASCII for old programs, whole for the others. */
const attachment = (fileName: string): string => {
  const plain = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\%]/g, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
};

/** Files of the synthesis, taken away by the drafters of the consultation with the session of their browser. */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly viewers: Viewers,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get(':id')
  async download(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    // Sent as it is: the length and the digest below are those of the file, and a browser shows how far it has come.
    request.headers['x-no-compression'] = 'true';
    const viewer = await this.viewers.ofToken(sessionToken(request, this.configuration));
    const { stream, fileName, byteSize, sha256, contentType } = await this.exports.open(viewer, id);
    void reply.headers({
      'content-type': contentType,
      'content-length': byteSize,
      'content-disposition': attachment(fileName),
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    return stream;
  }
}
