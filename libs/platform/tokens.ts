/** Injection tokens of what is made once per process. */
export const CONFIGURATION = Symbol('configuration');
export const LOGGER = Symbol('logger');
