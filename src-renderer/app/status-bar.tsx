/**
 * The status bar (状态栏): line to the terminal, what waits for HQ, printer, shift, who, clock. Quiet
 * while all is well; amber with one sentence when somebody is needed soon.
 */
import { useEffect, useState } from 'react';
import type { Instant } from '#shared/kernel/time.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { sayDevice, sayFilled, sayWarning } from './say.ts';
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
			<Warnings status={status} />
			<span className={styles['end']}>
				{status.operator !== undefined && `${status.operator.name} ${status.operator.operatorNo} · `}
				{status.store.name === '' ? words.app.unnamedStore : status.store.name} {status.terminalCode}
			</span>
			<Switches language={status.language} />
			<Clock timeZone={status.store.timeZone} />
		</footer>
	);
}

function PrinterState({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const { status: say } = words.app;
	if (status.waitingJobs > 0) {
		return <span data-tone="soon">{sayFilled(say.waiting, { count: status.waitingJobs })}</span>;
	}
	const printer = status.devices.find(({ kind }) => kind === 'printer');
	if (printer === undefined) return <span>{say.noPrinter}</span>;
	const quiet = printer.health === 'ready' || printer.health === 'opening';
	if (quiet) return <span data-tone="good">{say.printerReady}</span>;
	const cause = sayDevice(words, printer.reason);
	return (
		<span data-tone="soon">
			{cause === undefined ? say.printer : `${cause.say} · ${cause.next}`}
		</span>
	);
}

function Warnings({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const [first, ...others] = status.warnings;
	if (first === undefined) return null;
	const { say, next } = sayWarning(words, first);
	return (
		<span data-tone="soon" title={status.warnings.map((one) => sayWarning(words, one).say).join('\n')}>
			{`${say} · ${next}`}
			{others.length > 0 && ` (+${others.length})`}
		</span>
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
			<button type="button" aria-label={app.sound.label} aria-pressed={soundsOn} onClick={() => sounds.setOn(!soundsOn)}>
				{soundsOn ? app.sound.on : app.sound.off}
			</button>
			<button
				type="button"
				aria-label={app.theme.label}
				onClick={() => theme.choose(shown === 'dark' ? 'light' : 'dark')}
			>
				{shown === 'dark' ? app.theme.light : app.theme.dark}
			</button>
			<button type="button" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => void switchLanguage()}>
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
