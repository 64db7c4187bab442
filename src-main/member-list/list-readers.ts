/** The threads that read lists of members: one for what is looked at, one for each export. */
import { openReaderThread, type HowRead, type ReaderThread } from '../ledger/reader-thread.ts';
import type { ReaderTask } from '../ledger/serve-reader.ts';
import { workerUrl } from '../system/worker-url.ts';
import type { listJobs } from './list-jobs.ts';
import type { exportJobs, ExportWanted, ExportWritten } from './write-export.ts';

export type MemberLists = Pick<ReaderThread<typeof listJobs>, 'read'> & {
	/** A long file is written beside what is looked at meanwhile. `undefined`: it was stopped. */
	write(wanted: ExportWanted, how?: HowRead): Promise<ExportWritten | undefined>;
	close(): Promise<void>;
};

export function openMemberLists(task: ReaderTask): MemberLists {
	const lists = openReaderThread<typeof listJobs>(
		workerUrl('read-members-worker', import.meta.url),
		task,
	);
	const exports = new Set<ReaderThread<typeof exportJobs>>();
	return {
		read: lists.read,
		write: async (wanted, how) => {
			const file = workerUrl('export-members-worker', import.meta.url);
			const thread = openReaderThread<typeof exportJobs>(file, task);
			exports.add(thread);
			try {
				return await thread.read('write', wanted, how);
			} finally {
				exports.delete(thread);
				await thread.close();
			}
		},
		close: async () => {
			await Promise.all([...exports, lists].map((thread) => thread.close()));
		},
	};
}
