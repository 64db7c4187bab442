/**
 * What imports of any list have in common (商品、会员、价格表): the files that come in, how far they
 * are, and what is wrong with a row.
 */
import * as z from 'zod';

/** Three files of 4 MB as base64 fit; more is refused at the door. */
export const MAX_IMPORT_BASE64 = 24_000_000;

export const importFiles = z
	.array(
		z.strictObject({
			name: z.string().min(1).max(200),
			base64: z.string().max(MAX_IMPORT_BASE64),
		}),
	)
	.min(1)
	.max(20);

export const importIdView = z.string().max(64);

/** Which one is meant. */
export const oneImport = z.strictObject({ importId: importIdView });

export const importIssueView = z.strictObject({
	file: z.string(),
	row: z.int(),
	column: z.string(),
	reason: z.string(),
	value: z.string(),
});

/** How far it is: 0…1000 of the step in hand. */
export const importStage = {
	importId: importIdView,
	state: z.enum(['reading', 'planned', 'committing', 'done', 'cancelled', 'failed']),
	progress: z.int(),
	rows: z.int(),
};

/** What it would do, or did, and the first of each kind of fault for the dry run's page. */
export const importCounts = {
	...importStage,
	added: z.int(),
	changed: z.int(),
	unchanged: z.int(),
	refused: z.int(),
	warned: z.int(),
	refusedRows: z.array(importIssueView),
	warnedRows: z.array(importIssueView),
};
