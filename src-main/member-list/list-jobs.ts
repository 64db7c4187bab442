/** What the thread of lists reads. */
import type { ReaderJobs } from '../ledger/serve-reader.ts';
import { readMonth } from './read-month.ts';
import { readPage, walkMembers } from './walk-members.ts';

export const listJobs = {
	rows: walkMembers,
	page: readPage,
	month: readMonth,
} satisfies ReaderJobs;
