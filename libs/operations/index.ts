export { failureSentence } from './failure.sentence';
export { OperationsModule } from './operations.module';
export { OperationsService, type SystemState } from './operations.service';
