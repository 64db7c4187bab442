/** 学习扫码枪: one barcode scanned three times tells how fast the scanner types and how it ends. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
	FAST_GAP_MS,
	learnProfile,
	longestGap,
	type Learned,
	type ScanProfile,
} from '#shared/scan/scan-profile.ts';
import { sayFilled } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import {
	endScan,
	NOTHING_RECORDED,
	recordKey,
	SCANS_WANTED,
	SILENCE_MS,
	type Recording,
} from './record-scans.ts';
import styles from './scanner.module.css';

export type ScannerDialogProps = {
	readonly onLearned: (profile: ScanProfile) => void;
	readonly onClose: () => void;
};

export function ScannerDialog({ onLearned, onClose }: ScannerDialogProps) {
	const { scanner: say } = useWords().settings;
	const { recording, learned, hear, restart } = useRecording();
	const input = useRef<HTMLInputElement>(null);
	return (
		<Dialog
			title={say.title}
			onClose={onClose}
			actions={
				<>
					{recording.scans.length > 0 && (
						<Button
							onPress={() => {
								restart();
								input.current?.focus();
							}}
						>
							{say.restart}
						</Button>
					)}
					<Button
						tone="accent"
						disabled={learned?.ok !== true}
						onPress={() => {
							if (learned?.ok === true) onLearned(learned.profile);
						}}
					>
						{say.use}
					</Button>
				</>
			}
		>
			<p>{say.again}</p>
			<input
				ref={input}
				className={styles['field']}
				aria-label={say.field}
				placeholder={say.field}
				data-scan="ignore"
				data-focus-first=""
				autoComplete="off"
				value=""
				onChange={() => undefined}
				onKeyDown={(event) => hear(event)}
			/>
			<Heard recording={recording} />
			{learned !== undefined && <Outcome learned={learned} />}
		</Dialog>
	);
}

function Heard({ recording: { scans } }: { readonly recording: Recording }) {
	const { scanner: say } = useWords().settings;
	const places = Array.from({ length: SCANS_WANTED }, (_, at) => ({ at, scan: scans[at] }));
	return (
		<ol className={styles['scans']} aria-label={sayFilled(say.counted, { count: scans.length })}>
			{places.map(({ at, scan }) => (
				<li key={at} data-heard={scan === undefined ? undefined : ''}>
					{scan !== undefined &&
						sayFilled(say.heard, {
							number: at + 1,
							keys: scan.length,
							gap: Math.round(longestGap(scan)),
						})}
				</li>
			))}
		</ol>
	);
}

function Outcome({ learned }: { readonly learned: Learned }) {
	const { scanner: say } = useWords().settings;
	if (!learned.ok) return <NoticeBar tone="red" say={say.refusals[learned.refusal]} alert />;
	const { gapMs, prefix } = learned.profile;
	const slow = gapMs > FAST_GAP_MS && prefix === null;
	return (
		<NoticeBar
			tone={slow ? 'amber' : 'green'}
			say={sayFilled(say.done, { gap: gapMs })}
			next={slow ? say.slow : ''}
			alert
		/>
	);
}

/** Hears keys until three scans are there; each scan that came in whole sounds like one. */
function useRecording() {
	const { sounds } = useShell();
	const [recording, setRecording] = useState(NOTHING_RECORDED);
	const [learned, setLearned] = useState<Learned>();
	const silence = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => () => clearTimeout(silence.current), []);

	function take(next: Recording): void {
		setRecording(next);
		if (next.scans.length === recording.scans.length) return;
		if (next.scans.length < SCANS_WANTED) {
			sounds.yes();
			return;
		}
		const result = learnProfile(next.scans);
		setLearned(result);
		if (result.ok) sounds.yes();
		else sounds.no();
	}

	return {
		recording,
		learned,
		hear: (event: KeyboardEvent) => {
			const { code } = event;
			if (code === 'Escape' || event.altKey || event.metaKey) return;
			event.preventDefault();
			clearTimeout(silence.current);
			const next = recordKey(recording, { code, timeStamp: event.timeStamp });
			take(next);
			if (next.current.length > 0) {
				silence.current = setTimeout(() => take(endScan(next)), SILENCE_MS);
			}
		},
		restart: () => {
			clearTimeout(silence.current);
			setRecording(NOTHING_RECORDED);
			setLearned(undefined);
		},
	};
}
