import { Module } from '@nestjs/common';
import { TourQueries } from './tour.queries';
import { TourService } from './tour.service';

@Module({
  providers: [TourService, TourQueries],
  exports: [TourService, TourQueries],
})
export class TourModule {}
