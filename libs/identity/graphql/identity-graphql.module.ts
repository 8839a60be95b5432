import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { OutcomeInterceptor } from '#platform/graphql';
import { IdentityModule } from '../identity.module';
import { AccessInterceptor } from './access.interceptor';
import { IdentityResolver } from './identity.resolver';

/** Identity's operations, and the two interceptors of every operation: outcome outside, access inside. */
@Module({
  imports: [IdentityModule, DiscoveryModule],
  providers: [
    IdentityResolver,
    { provide: APP_INTERCEPTOR, useClass: OutcomeInterceptor },
    { provide: APP_INTERCEPTOR, useClass: AccessInterceptor },
  ],
  exports: [IdentityModule],
})
export class IdentityGraphqlModule {}
