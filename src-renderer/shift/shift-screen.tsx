/**
 * The shift (班次) and its X report. Reading is an event of the journal, so it is done when somebody
 * asks for it, never by looking in.
 */
import { useRef, useState } from 'react';
import type { XReportView } from '#shared/contract/report-views.ts';
import type { ShiftView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import type { Words } from '#shared/words/words-of.ts';
import { goTo } from '../app/route.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { XReportTables } from './x-report-tables.tsx';
import styles from './shift.module.css';
import './print-report.css';

export function ShiftScreen() {
	const { x: say } = useWords().shift;
	const { status } = useStore(useTerminal().status);
	if (status === undefined) return null;
	if (status.shift === undefined) {
		return (
			<section className={styles['none']}>
				<h2>{say.none}</h2>
				<p>{say.noneLead}</p>
				<Button tone="accent" size="large" onPress={() => goTo('')}>
					{say.toOpen}
				</Button>
			</section>
		);
	}
	return <XReport shift={status.shift} timeZone={status.store.timeZone} />;
}

type XReportProps = { readonly shift: ShiftView; readonly timeZone: string };

function XReport({ shift, timeZone }: XReportProps) {
	const words = useWords();
	const { x: say } = words.shift;
	const { report, refusal, printed, busy, read } = useXReport();
	const sheet = useRef<HTMLDivElement>(null);
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'Enter' || code === 'NumpadEnter') read(false);
			else if (code === 'F12' && report !== undefined) read(true);
			else return turn(sheet.current, code);
			return true;
		},
	});
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<section className={styles['screen']} aria-label={say.title}>
			<header className={styles['head']}>
				<ShiftName shift={shift} report={report} timeZone={timeZone} />
				<div className={styles['buttons']}>
					{report !== undefined && (
						<Button size="large" keyLabel="F12" disabled={busy} onPress={() => read(true)}>
							{say.print}
						</Button>
					)}
					<Button
						size="large"
						tone={report === undefined ? 'accent' : 'plain'}
						keyLabel="Enter"
						disabled={busy}
						onPress={() => read(false)}
					>
						{busy ? say.reading : report === undefined ? say.read : say.readAgain}
					</Button>
				</div>
			</header>
			<div className={styles['answer']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{said === undefined && printed && <NoticeBar tone="plain" say={say.printed} alert />}
			</div>
			{report === undefined ? (
				<p className={styles['lead']}>{say.lead}</p>
			) : (
				<div
					ref={sheet}
					id="x-report"
					className={styles['report']}
					role="region"
					aria-label={say.report.title}
					tabIndex={0}
				>
					<XReportTables report={report} />
				</div>
			)}
		</section>
	);
}

/** Arrows and page keys turn the report wherever the focus is, as a wheel does; false for others. */
function turn(sheet: HTMLElement | null, code: string): boolean {
	if (sheet === null) return false;
	const page = sheet.clientHeight - 48;
	const steps: Readonly<Record<string, number>> = {
		ArrowDown: 64,
		ArrowUp: -64,
		PageDown: page,
		PageUp: -page,
		Home: -sheet.scrollHeight,
		End: sheet.scrollHeight,
	};
	const step = steps[code];
	if (step === undefined) return false;
	sheet.scrollBy({ top: step });
	return true;
}

type ShiftNameProps = XReportProps & { readonly report: XReportView | undefined };

function ShiftName({ shift, report, timeZone }: ShiftNameProps) {
	const { x: say } = useWords().shift;
	const { date, time } = localTime(shift.openedAtMs as Instant, timeZone);
	const parts = [
		sayFilled(say.opened, { by: shift.openedBy, date, time: time.slice(0, 5) }),
		sayFilled(say.bizDate, { date: shift.bizDate }),
	];
	return (
		<div className={styles['name']}>
			<h2>
				{say.title} · {sayFilled(say.shiftNo, { shift: shift.shiftId })}
			</h2>
			<p>{parts.join(' · ')}</p>
			{report !== undefined && <p>{sayReading(say, report, timeZone)}</p>}
		</div>
	);
}

/** Up to when, where, and which receipts. */
function sayReading(say: Words['shift']['x'], report: XReportView, timeZone: string): string {
	const { store, terminalCode, receipts, atMs } = report;
	const { date, time } = localTime(atMs as Instant, timeZone);
	const name = store.code === '' ? store.name : `${store.name} (${store.code})`;
	const { count, first = '', last = '' } = receipts;
	return [
		sayFilled(say.at, { date, time }),
		sayFilled(say.where, { store: name, terminal: terminalCode }),
		count === 0 ? say.report.nothing : sayFilled(say.receipts, { count, first, last }),
	].join(' · ');
}

function useXReport() {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [report, setReport] = useState<XReportView>();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [printed, setPrinted] = useState(false);
	const [busy, setBusy] = useState(false);

	async function ask(print: boolean): Promise<void> {
		setBusy(true);
		const answer = await client.ask('shift/x-report', { print });
		setBusy(false);
		setPrinted(answer.ok && print);
		setRefusal(answer.ok ? undefined : answer.refusal);
		if (answer.ok) setReport(answer.value);
		else sounds.no();
	}

	return {
		report,
		refusal,
		printed,
		busy,
		read: (print: boolean) => {
			if (!busy) void ask(print);
		},
	};
}
