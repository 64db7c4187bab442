/** The two channels between page and main; the preload knows no others. */
export const INVOKE = 'guitai:invoke';
export const EVENT = 'guitai:event';
