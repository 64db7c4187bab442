/**
 * Preloaded into a variant that measures what encryption costs: the ledger's own code, with its
 * connections told no cipher and no key. Nothing of the product can be told so; the text of one
 * module is changed as it is loaded, here and in the variant's worker threads.
 */
import { registerHooks } from 'node:module';

const MODULE = '/src-main/ledger/connect.ts';
const SECRETS = /^\t\tdb\.pragma\((?:"cipher = |`key = ).*\);$/gm;

registerHooks({
	load: (url, context, nextLoad) => {
		const loaded = nextLoad(url, context);
		if (!url.endsWith(MODULE)) return loaded;
		const { source } = loaded;
		const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
		if (text.match(SECRETS)?.length !== 2) {
			throw new Error(`${MODULE} does not say cipher and key as this bench expects`);
		}
		return { ...loaded, source: text.replaceAll(SECRETS, '') };
	},
});
