import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageResponder } from './page.responder';
import { keepTheme } from './theme.cookie';

/** A path of ours to go back to: one slash, then anything but another. */
const LOCAL_PATH = /^\/(?![/\\])/;

/** Every address that nothing else of this process has is a page of the web application. */
@Controller()
export class WebController {
  constructor(private readonly pages: PageResponder) {}

  /** Light, dark, or as the device has it; then back to where the person was. */
  @Post('apparence')
  appearance(@Body() body: Record<string, unknown>, @Res() reply: FastifyReply): void {
    keepTheme(reply, body.theme);
    const { retour } = body;
    const back = typeof retour === 'string' && LOCAL_PATH.test(retour) ? retour : '/';
    void reply.status(303).header('location', back).send();
  }

  /** Addresses of the first version of the platform, which letters and bookmarks still hold. */
  @Get('consultations/*')
  formerAddress(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply
      .status(301)
      .header('location', request.url.replace(/^\/consultations\//, '/concertations/'))
      .send();
  }

  @Get('*')
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply);
  }

  /** A form of a page. */
  @Post('*')
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply);
  }
}
