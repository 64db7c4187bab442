/**
 * What stands in bold above and below paper that is not the first: 补打 is a copy someone asked
 * for, 重打 is a retry of a job whose fate was unknown. Receipts say which.
 */
import type { Settings } from '#shared/contract/settings-view.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import type { JobRow } from './print-job-store.ts';

/** `job.attempts` are those before the one that is about to start. */
export function marksOf(
	job: Pick<JobRow, 'copy_no' | 'attempts' | 'created_ms' | 'operator'>,
	settings: Pick<Settings, 'receiptLanguage' | 'timeZone'>,
): string[] {
	const words = receiptWords[settings.receiptLanguage];
	const { date, time } = localTime(job.created_ms as Instant, settings.timeZone);
	const at = `${date} ${time}`;
	const marks: string[] = [];
	if (job.copy_no > 0) marks.push(words.copy(job.copy_no, at, job.operator));
	if (job.attempts > 0) marks.push(words.retry(job.attempts, at));
	return marks;
}
