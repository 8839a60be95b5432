import { Module } from '@nestjs/common';
import { OperationsModule } from '../operations.module';
import { OperationsResolver } from './operations.resolver';

/** The platform's machinery, for its administrators. */
@Module({ imports: [OperationsModule], providers: [OperationsResolver] })
export class OperationsGraphqlModule {}
