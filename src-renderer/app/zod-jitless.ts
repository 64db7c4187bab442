/**
 * Imported before anything that makes a schema: zod's compiled parsers use `new Function`, which
 * the page's Content-Security-Policy forbids, and looking whether it may is a violation already.
 */
import * as z from 'zod';

z.config({ jitless: true });
