export * from './decision.chain';
export * from './decision.reasons';
export * from './decision.rules';
export * from './decision.statement';
export * from './screening';
