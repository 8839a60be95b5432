import { Module } from '@nestjs/common';
import { OperationsService } from './operations.service';
import { SystemStateQueries } from './system-state.queries';

@Module({ providers: [OperationsService, SystemStateQueries], exports: [OperationsService] })
export class OperationsModule {}
