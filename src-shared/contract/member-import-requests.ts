/**
 * Requests of the import of members (MEM-10): read, look, carry out, stop, and every fault by row
 * and column. Personal values are masked here as everywhere; row and column find them in the file.
 */
import * as z from 'zod';
import {
	importFiles,
	importIdView,
	importIssueView,
	importStage,
	oneImport,
} from './import-views.ts';
import { request } from './request.ts';
import { fenView, refusalLike } from './views.ts';

export const memberImportView = z.strictObject({
	...importStage,
	/** Rows that become members. */
	added: z.int(),
	refused: z.int(),
	warned: z.int(),
	/** Members that are in already; after a stop fewer than `added`. */
	written: z.int(),
	/** 期初 of all rows that become members. */
	principalFen: fenView,
	bonusFen: fenView,
	points: z.int(),
	/** Headers that mean nothing to us. */
	unknown: z.array(z.string()).max(50),
	/** The first of each, for the dry run's page. */
	refusedRows: z.array(importIssueView),
	warnedRows: z.array(importIssueView),
	additions: z.array(
		z.strictObject({
			row: z.int(),
			/** Masked, all three. */
			name: z.string(),
			phone: z.string(),
			card: z.string(),
			principalFen: fenView,
			bonusFen: fenView,
			points: z.int(),
		}),
	),
	problem: refusalLike().optional(),
});
export type MemberImportView = z.infer<typeof memberImportView>;

/** What is told to every screen while it goes on: no figures of anybody. */
export const memberImportProgressView = memberImportView.pick({
	importId: true,
	state: true,
	progress: true,
});

export const memberImportRequests = {
	'member-import/start': request({
		summary: 'Reads lists of members (.xls, .xlsx, .csv) and plans the import; nothing is changed.',
		role: 'manager',
		once: false,
		input: z.strictObject({ files: importFiles }),
		output: memberImportView,
		refusals: [
			'import/unreadable',
			'import/too-large',
			'import/two-columns',
			'member-import/no-header',
		],
		example: { files: [{ name: '会员.xlsx', base64: '…' }] },
	}),
	'member-import/look': request({
		summary: 'How far an import of members is, and its dry run once it is planned.',
		role: 'manager',
		once: false,
		input: oneImport,
		output: memberImportView,
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
	'member-import/faults': request({
		summary: 'Every fault of every refused row, 500 at a time, in the order of the files.',
		role: 'manager',
		once: false,
		input: z.strictObject({ importId: importIdView, after: z.int().min(0).default(0) }),
		output: z.strictObject({
			total: z.int(),
			faults: z.array(importIssueView).max(500),
			/** Given while there are more. */
			nextAfter: z.int().optional(),
		}),
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
	'member-import/commit': request({
		summary:
			'Carries a planned import out, a few members at a time with their opening balances; refused rows are left out. Stopped in the middle, what is in stays, and the same file goes on from there.',
		role: 'manager',
		once: true,
		input: oneImport,
		output: memberImportView,
		refusals: ['import/not-found', 'import/still-reading', 'member-import/stopped'],
		example: { importId: 'import_…' },
	}),
	'member-import/cancel': request({
		summary: 'Stops an import of members; members that are in already stay and are counted.',
		role: 'manager',
		once: false,
		input: oneImport,
		output: memberImportView,
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
} as const;
