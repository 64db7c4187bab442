/** One print job: what it is, what became of it, and the two things a person can do about it. */
import { useEffect, useRef } from 'react';
import type { PrintJobView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { isNeedy, sayJob } from './job-words.ts';
import styles from './print.module.css';

export type JobCardProps = {
	readonly job: PrintJobView;
	readonly chosen: boolean;
	readonly onChoose: () => void;
	readonly onRetry: () => void;
	readonly onDismiss: () => void;
};

export function JobCard({ job, chosen, onChoose, onRetry, onDismiss }: JobCardProps) {
	const words = useWords();
	const { print: say } = words;
	const box = useRef<HTMLLIElement>(null);
	useEffect(() => {
		if (chosen) box.current?.scrollIntoView({ block: 'nearest' });
	}, [chosen]);
	const { say: sentence, why, next } = sayJob(words, job);
	const needy = isNeedy(job);
	return (
		<li
			ref={box}
			className={styles['job']}
			data-needy={needy ? '' : undefined}
			aria-current={chosen ? true : undefined}
			onClick={onChoose}
		>
			<JobName job={job} />
			<p className={styles['sentence']}>
				<strong>{sentence}</strong>
				{why !== '' && <span>{why}</span>}
				<small>{next}</small>
			</p>
			<div className={styles['actions']}>
				{needy && (
					<Button {...(chosen ? { keyLabel: 'F12' } : {})} onPress={onRetry}>
						{say.retry}
					</Button>
				)}
				{job.state !== 'sending' && (
					<Button tone="quiet" {...(chosen ? { keyLabel: 'Del' } : {})} onPress={onDismiss}>
						{say.dismiss}
					</Button>
				)}
			</div>
		</li>
	);
}

function JobName({ job }: { readonly job: PrintJobView }) {
	const { print: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const timeZone = status?.store.timeZone ?? 'Asia/Shanghai';
	const { date, time } = localTime(job.createdAtMs as Instant, timeZone);
	const notes = [
		`${date.slice(5)} ${time.slice(0, 5)}`,
		job.copyNo > 0 ? sayFilled(say.copy, { count: job.copyNo }) : '',
		job.attempts > 1 ? sayFilled(say.attempts, { count: job.attempts }) : '',
	];
	return (
		<p className={styles['name']}>
			<strong>
				{say.kinds[job.kind]} {job.receiptNo}
			</strong>
			<small>{notes.filter((note) => note !== '').join(' · ')}</small>
		</p>
	);
}
