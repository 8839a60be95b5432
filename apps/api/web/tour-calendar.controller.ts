import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsultationsQueries, type ConsultationView } from '#doctrine';
import { Viewer } from '#identity';
import { NotFound } from '#kernel';
import { CONFIGURATION, type Configuration } from '#platform';
import { TourQueries, type TourStageRow } from '#tour';
import { publicAddresses } from './public-addresses';
import { tourCalendar } from './tour.calendar';
import { webBuild } from './web-application';

const CALENDAR = 'text/calendar; charset=utf-8';

/** The tour for people's own calendars. What is public of a tour is public to all, so nobody is asked who they are. */
@Controller('concertations/:slug')
export class TourCalendarController {
  constructor(
    private readonly consultations: ConsultationsQueries,
    private readonly tour: TourQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('tour.ics')
  @Header('content-type', CALENDAR)
  async all(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const consultation = await this.found(slug);
    const stages = await this.tour.stages(consultation.id);
    return this.file(reply, consultation, stages, `tour-${slug}`);
  }

  @Get('tour/:stage.ics')
  @Header('content-type', CALENDAR)
  async one(
    @Param('slug') slug: string,
    @Param('stage') stage: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const consultation = await this.found(slug);
    const stages = await this.tour.stages(consultation.id);
    const wanted = stages.filter((candidate) => candidate.slug === stage);
    if (wanted.length === 0) throw new NotFound('Cette étape n’existe pas dans ce tour.');
    return this.file(reply, consultation, wanted, stage);
  }

  private async found(slug: string): Promise<ConsultationView> {
    const consultation = await this.consultations.bySlug(Viewer.visitor, slug);
    if (!consultation) throw new NotFound('Cette concertation n’existe pas ou n’est pas publique.');
    return consultation;
  }

  private file(
    reply: FastifyReply,
    { slug, title }: ConsultationView,
    stages: readonly TourStageRow[],
    fileName: string,
  ): string {
    const { PUBLIC_URL } = this.configuration;
    const at = publicAddresses(webBuild(this.configuration).renderer, PUBLIC_URL);
    void reply.header('content-disposition', `attachment; filename="${fileName}.ics"`);
    return tourCalendar({
      name: title,
      stages,
      host: new URL(PUBLIC_URL).hostname,
      addressOf: (stage) => at('stage', { consultation: slug, stage: stage.slug }).fr,
    });
  }
}
