import { Module } from '@nestjs/common';
import { TourModule } from '../tour.module';
import { TourResolver } from './tour.resolver';

@Module({ imports: [TourModule], providers: [TourResolver], exports: [TourModule] })
export class TourGraphqlModule {}
