/**
 * Before each test file: the laws draw their cases from one seed, so that whether a commit passes
 * is decided by the commit and not by the day. New cases are looked for on purpose:
 * `GUITAI_LAW_SEED=random npm test -- tests/shared tests/flows`, and a seed that failed is put in
 * the place of `random` to see it again. The seed that a test gives itself wins.
 */
import fc from 'fast-check';
import { lawSeed } from './law-seed.ts';

const seed = lawSeed(process.env['GUITAI_LAW_SEED']);
fc.configureGlobal(seed === 'random' ? {} : { seed });
