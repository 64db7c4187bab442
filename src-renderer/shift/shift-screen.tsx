/**
 * The shift (班次) and its X report. Reading is an event of the journal, so it is done when somebody
 * asks for it, never by looking in.
 */
import { useState } from 'react';
import type { ShiftView, XReportView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { goTo } from '../app/route.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { XReportTables } from './x-report-tables.tsx';
import styles from './shift.module.css';

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
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'Enter' || code === 'NumpadEnter') read(false);
			else if (code === 'F12' && report !== undefined) read(true);
			else return false;
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
				<XReportTables report={report} />
			)}
		</section>
	);
}

type ShiftNameProps = XReportProps & { readonly report: XReportView | undefined };

function ShiftName({ shift, report, timeZone }: ShiftNameProps) {
	const { x: say } = useWords().shift;
	const opened = localTime(shift.openedAtMs as Instant, timeZone);
	const read = report === undefined ? undefined : localTime(report.atMs as Instant, timeZone);
	return (
		<div className={styles['name']}>
			<h2>
				{say.title} · {sayFilled(say.shift, { shift: shift.shiftId })}
			</h2>
			<p>
				{say.openedBy} {shift.openedBy} · {opened.date} {opened.time.slice(0, 5)} · {say.bizDate}{' '}
				{shift.bizDate} · {say.float} <MoneyText fen={shift.floatFen} />
			</p>
			{read !== undefined && <p>{sayFilled(say.at, { date: read.date, time: read.time })}</p>}
		</div>
	);
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
