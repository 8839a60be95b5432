import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DoctrineModule } from '#doctrine';
import { CommentsGraphqlModule } from '#comments/graphql';
import { DoctrineGraphqlModule } from '#doctrine/graphql';
import { IdentityModule, Viewers } from '#identity';
import { IdentityGraphqlModule } from '#identity/graphql';
import { ModerationGraphqlModule } from '#moderation/graphql';
import { NotificationsGraphqlModule } from '#notifications/graphql';
import { OperationsGraphqlModule } from '#operations/graphql';
import { CONFIGURATION, LOGGER, PlatformModule, type Configuration, type Logger } from '#platform';
import { apolloOptions, inputValidation } from '#platform/graphql';
import { SynthesisGraphqlModule } from '#synthesis/graphql';
import { TourGraphqlModule } from '#tour/graphql';
import { entities } from '../entities';
import { ExportsController } from './http/exports.controller';
import { FaultFilter } from './http/fault.filter';
import { HealthController } from './http/health.controller';
import { ImportsController } from './http/imports.controller';
import { requestContext } from './http/session.cookie';
import { InProcessGraphql } from './web/in-process.transport';
import { LegalPageResolver } from './web/legal/legal-page.resolver';
import { LegalTexts } from './web/legal/legal-texts';
import { PageResponder } from './web/page.responder';
import { SiteFilesController } from './web/site-files.controller';
import { SiteMap } from './web/site-map';
import { TourCalendarController } from './web/tour-calendar.controller';
import { WebController } from './web/web.controller';

/** The HTTP process: GraphQL, pages, files and health. Composition only. */
@Module({})
export class ApiModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forProcess('api', configuration, entities),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [IdentityModule],
          inject: [CONFIGURATION, LOGGER, Viewers],
          useFactory: (settings: Configuration, logger: Logger, viewers: Viewers) => ({
            ...apolloOptions(settings, logger),
            context: (request: FastifyRequest, reply: FastifyReply) =>
              requestContext(request, reply, viewers, settings),
          }),
        }),
        DoctrineModule,
        IdentityGraphqlModule,
        DoctrineGraphqlModule,
        TourGraphqlModule,
        CommentsGraphqlModule,
        ModerationGraphqlModule,
        SynthesisGraphqlModule,
        NotificationsGraphqlModule,
        OperationsGraphqlModule,
      ],
      controllers: [
        HealthController,
        ExportsController,
        ImportsController,
        SiteFilesController,
        TourCalendarController,
        WebController,
      ],
      providers: [
        InProcessGraphql,
        PageResponder,
        LegalTexts,
        LegalPageResolver,
        SiteMap,
        { provide: APP_PIPE, useFactory: inputValidation },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
  }
}
