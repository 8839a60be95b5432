import { Module } from '@nestjs/common';
import { TourModule } from '../tour.module';
import { GrantedRoleStageResolver } from './granted-role.resolver';
import { TourResolver } from './tour.resolver';

@Module({ imports: [TourModule], providers: [TourResolver, GrantedRoleStageResolver], exports: [TourModule] })
export class TourGraphqlModule {}
