/**
 * What somebody should know although nothing is refused: a printer that needs paper, receipts that
 * wait, and the terminal's own warnings. Urgent ones stand in a strip with their next step;
 * standing ones (where the key lies) are only counted in the status bar.
 */
import type { TerminalStatusView } from '#shared/contract/views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayDevice, sayFilled, sayWarning } from './say.ts';

export type Notice = {
	readonly id: string;
	readonly say: string;
	readonly next: string;
	readonly urgent: boolean;
};

export function noticesOf(words: Words, status: TerminalStatusView): Notice[] {
	const devices = status.devices
		.filter(({ health }) => health !== 'ready' && health !== 'opening' && health !== 'disabled')
		.map(({ id, reason }) => {
			const said = sayDevice(words, reason) ?? { say: words.app.status.printer, next: reason };
			return { id: `device ${id}`, ...said, urgent: true };
		});
	const { status: say } = words.app;
	const waiting = { id: 'waiting', say: sayFilled(say.waiting, { count: status.waitingJobs }) };
	return [
		...devices,
		...(status.waitingJobs > 0 ? [{ ...waiting, next: say.waitingNext, urgent: true }] : []),
		...status.warnings.map((warning) => ({
			id: warning.code,
			...sayWarning(words, warning),
			urgent: !warning.code.startsWith('key/'),
		})),
	];
}
