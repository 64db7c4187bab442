/**
 * The status bar (状态栏): line to the terminal, what waits for HQ, printer, shift, who, clock. Quiet
 * while all is well; amber with one sentence when somebody is needed soon.
 */
import { useEffect, useState } from 'react';
import type { Instant } from '#shared/kernel/time.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { noticesOf } from './notices.ts';
import { sayFilled } from './say.ts';
import { useShell } from './shell-parts.ts';
import { useWords } from './use-words.ts';
import styles from './status-bar.module.css';

export function StatusBar({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const { line } = useStore(useTerminal().status);
	const { status: say } = words.app;
	return (
		<footer className={styles['bar']} aria-label={say.bar}>
			<span data-tone={line ? 'good' : 'stop'}>{line ? say.connected : say.lost}</span>
			<span>{sayFilled(say.pending, { count: status.pendingSync })}</span>
			<PrinterState status={status} />
			<span>
				{status.shift === undefined
					? say.noShift
					: sayFilled(say.shift, { shift: status.shift.shiftId })}
			</span>
			<Notices status={status} />
			<span className={styles['end']}>
				{status.operator !== undefined &&
					`${status.operator.name} ${status.operator.operatorNo} · `}
				{status.store.name === '' ? words.app.unnamedStore : status.store.name}{' '}
				{status.terminalCode}
			</span>
			<Switches language={status.language} />
			<Clock timeZone={status.store.timeZone} />
		</footer>
	);
}

function PrinterState({ status }: { readonly status: TerminalStatusView }) {
	const { status: say } = useWords().app;
	const printer = status.devices.find(({ kind }) => kind === 'printer');
	if (printer === undefined) return <span>{say.noPrinter}</span>;
	const works = printer.health === 'ready' || printer.health === 'opening';
	return <span data-tone={works ? 'good' : 'soon'}>{works ? say.printerReady : say.printer}</span>;
}

/** How many notices there are; they are read in a dialog, so that the bar stays quiet. */
function Notices({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const [open, setOpen] = useState(false);
	const notices = noticesOf(words, status);
	if (notices.length === 0) return null;
	return (
		<>
			<button type="button" data-tone="soon" onClick={() => setOpen(true)}>
				{words.app.status.warnings} {notices.length}
			</button>
			{open && (
				<Dialog title={words.app.status.warnings} onClose={() => setOpen(false)}>
					{notices.map(({ id, say, next }) => (
						<NoticeBar key={id} tone="amber" say={say} next={next} />
					))}
				</Dialog>
			)}
		</>
	);
}

function Switches({ language }: { readonly language: TerminalStatusView['language'] }) {
	const { client, status } = useTerminal();
	const { theme, sounds } = useShell();
	const { app } = useWords();
	const shown = useStore(theme.shown);
	const soundsOn = useStore(sounds.on);
	async function switchLanguage(): Promise<void> {
		await client.ask('settings/language', { language: language === 'en' ? 'zh-CN' : 'en' });
		await status.refresh();
	}
	return (
		<>
			<button type="button" title={app.sound.label} onClick={() => sounds.setOn(!soundsOn)}>
				{soundsOn ? app.sound.on : app.sound.off}
			</button>
			<button
				type="button"
				title={app.theme.label}
				onClick={() => theme.choose(shown === 'dark' ? 'light' : 'dark')}
			>
				{shown === 'dark' ? app.theme.light : app.theme.dark}
			</button>
			<button
				type="button"
				lang={language === 'en' ? 'zh-CN' : 'en'}
				onClick={() => void switchLanguage()}
			>
				{app.language.switch}
			</button>
		</>
	);
}

/** The terminal's time in the store's zone, never this machine's. */
function Clock({ timeZone }: { readonly timeZone: string }) {
	const { clockOffsetMs } = useStore(useTerminal().status);
	const { app } = useWords();
	const [nowMs, setNowMs] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNowMs(Date.now()), 5000);
		return () => clearInterval(timer);
	}, []);
	const { date, time } = localTime((nowMs + clockOffsetMs) as Instant, timeZone);
	return (
		<time aria-label={app.status.clock}>
			{date.slice(5)} {time.slice(0, 5)}
		</time>
	);
}
