/**
 * The self-check (自检) before a shift: printer, drawer, disk, clock, ledger. It needs no key and
 * holds nobody up; what is not in order is said with the one next step.
 */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayDevice, sayFilled, sayWarning } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import styles from './open-shift.module.css';

type Check = {
	readonly id: string;
	readonly name: string;
	/** `off`: not set up, which is a choice. */
	readonly state: 'good' | 'off' | 'look';
	readonly say: string;
	readonly next: string;
};

export function SelfCheck({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const { check: say } = words.shift;
	const printer = usePrinterSetting();
	const checks = checksOf(words, status, printer);
	const marks = { good: say.ok, off: say.off, look: say.look };
	const needy = checks.filter(({ state }) => state === 'look').length;
	return (
		<section className={styles['check']} aria-label={say.title}>
			<h2>{say.title}</h2>
			<ul>
				{checks.map((check) => (
					<li key={check.id} data-state={check.state}>
						<span>{check.name}</span>
						<p>
							<strong>{check.say}</strong>
							{check.next !== '' && <small>{check.next}</small>}
						</p>
						<em>{marks[check.state]}</em>
					</li>
				))}
			</ul>
			<p role="status">{needy === 0 ? say.allGood : sayFilled(say.someNeed, { count: needy })}</p>
		</section>
	);
}

function checksOf(
	words: Words,
	status: TerminalStatusView,
	printer: Settings['printer'] | undefined,
): Check[] {
	const { check: say } = words.shift;
	const { date, time } = localTime(status.atMs as Instant, status.store.timeZone);
	const hasDrawer = printer !== undefined && printer.kind !== 'none' && printer.drawer;
	const clockNow = sayFilled(say.clockNow, { date, time: time.slice(0, 5) });
	return [
		printerCheck(words, status, printer),
		{
			id: 'drawer',
			name: say.drawer,
			state: hasDrawer ? 'good' : 'off',
			say: hasDrawer ? say.drawerYes : say.drawerNone,
			next: '',
		},
		...warningChecks(words, status, { id: 'disk', of: /^disk\//, name: say.disk, good: say.ok }),
		...warningChecks(words, status, {
			id: 'clock',
			of: /^clock\//,
			name: say.clock,
			good: clockNow,
		}),
		...warningChecks(words, status, {
			id: 'ledger',
			of: /^(?!disk\/|clock\/)/,
			name: say.ledger,
			good: say.ok,
		}),
	];
}

function printerCheck(
	words: Words,
	{ devices, waitingJobs }: TerminalStatusView,
	setting: Settings['printer'] | undefined,
): Check {
	const { check: say } = words.shift;
	const check = { id: 'printer', name: say.printer, next: '' };
	if (setting?.kind === 'none') return { ...check, state: 'off', say: say.printerNone };
	const printer = devices.find(({ kind }) => kind === 'printer');
	if (printer === undefined || printer.health === 'opening') {
		return { ...check, state: 'good', say: say.printerWaiting };
	}
	if (printer.health === 'ready' && waitingJobs === 0) {
		return { ...check, state: 'good', say: say.ok };
	}
	if (printer.health === 'ready') {
		const waiting = sayFilled(words.app.status.waiting, { count: waitingJobs });
		return { ...check, state: 'look', say: waiting };
	}
	const cause = sayDevice(words, printer.reason);
	const { health } = words.print;
	return {
		...check,
		state: 'look',
		say: cause?.say ?? health[printer.health],
		next: cause?.next ?? '',
	};
}

type Part = {
	readonly id: string;
	readonly of: RegExp;
	readonly name: string;
	readonly good: string;
};

/** One line per warning of a kind, or one that says all is well. */
function warningChecks(words: Words, { warnings }: TerminalStatusView, part: Part): Check[] {
	const found = warnings.filter(({ code }) => part.of.test(code));
	if (found.length === 0) {
		return [{ id: part.id, name: part.name, state: 'good', say: part.good, next: '' }];
	}
	return found.map((warning) => {
		const { say, next } = sayWarning(words, warning);
		return { id: warning.code, name: part.name, state: 'look', say, next };
	});
}

function usePrinterSetting(): Settings['printer'] | undefined {
	const { client } = useTerminal();
	const { value } = useAsked('', () => client.ask('settings/get', {}));
	return value?.ok === true ? value.value.printer : undefined;
}
