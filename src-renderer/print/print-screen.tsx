/**
 * Print jobs (打印任务) that wait for paper or for a person. A job whose fate is unknown is never sent
 * again by itself: somebody looks at the printer and says 重打, or puts it away.
 */
import { useState } from 'react';
import type { PrintJobView } from '#shared/contract/views.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { goTo } from '../app/route.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useRowKeys } from '../sales/use-row-keys.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { DeviceLines } from './device-lines.tsx';
import { JobCard } from './job-card.tsx';
import { isNeedy } from './job-words.ts';
import styles from './print.module.css';

export function PrintScreen() {
	const words = useWords();
	const { print: say } = words;
	const { jobs, answer, act, test } = usePrintJobs();
	const [chosen, setChosen] = useState<number>();
	const current = jobs.find(({ jobId }) => jobId === chosen) ?? jobs.find(isNeedy);
	useRowKeys({
		keys: jobs.map(({ jobId }) => jobId),
		chosen: current?.jobId,
		onChoose: setChosen,
	});
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'F12' && current !== undefined && isNeedy(current)) act('retry', current);
			else if (code === 'Delete' && current !== undefined) act('dismiss', current);
			else if (code === 'F9') test();
			else return false;
			return true;
		},
	});
	const needy = jobs.filter(isNeedy).length;
	return (
		<div className={styles['screen']}>
			<section className={styles['devices']} aria-label={say.devices}>
				<DeviceLines />
				<TestButton onTest={test} />
			</section>
			<section className={styles['jobs']} aria-label={say.jobs}>
				<header>
					<h2>{say.jobs}</h2>
					<p>
						{jobs.length > 0 && (needy > 0 ? sayFilled(say.need, { count: needy }) : say.needNone)}
					</p>
				</header>
				<div className={styles['answer']}>
					<Answer answer={answer} />
				</div>
				{jobs.length === 0 && (
					<div className={styles['empty']}>
						<h3>{say.empty}</h3>
						<p>{say.emptyLead}</p>
					</div>
				)}
				<ul className={styles['list']}>
					{jobs.map((job) => (
						<JobCard
							key={job.jobId}
							job={job}
							chosen={job === current}
							onChoose={() => setChosen(job.jobId)}
							onRetry={() => act('retry', job)}
							onDismiss={() => act('dismiss', job)}
						/>
					))}
				</ul>
			</section>
		</div>
	);
}

function TestButton({ onTest }: { readonly onTest: () => void }) {
	const { print: say } = useWords();
	const { status } = useStore(useTerminal().status);
	if ((status?.devices.length ?? 0) > 0) {
		return (
			<Button keyLabel="F9" onPress={onTest}>
				{say.test}
			</Button>
		);
	}
	return <Button onPress={() => goTo('settings')}>{say.toSettings}</Button>;
}

type Answered = 'retried' | 'dismissed' | 'testSent' | ClientRefusal;

function Answer({ answer }: { readonly answer: Answered | undefined }) {
	const words = useWords();
	if (answer === undefined) return null;
	if (typeof answer === 'string') return <NoticeBar tone="plain" say={words.print[answer]} alert />;
	const said = sayRefusal(words, answer);
	return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
}

const NO_JOBS: readonly PrintJobView[] = [];

/** The waiting jobs, kept fresh, and what can be done with them. */
function usePrintJobs() {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [answer, setAnswer] = useState<Answered>();
	const { value: jobs = NO_JOBS, again } = useAsked('', async () => {
		const got = await client.ask('print-job/list', {});
		return got.ok ? got.value.jobs : NO_JOBS;
	});
	useTerminalEvent('print-job/changed', again);
	useTerminalEvent('terminal/changed', again);

	function take(refusal: ClientRefusal | undefined, done: Answered): void {
		if (refusal !== undefined) sounds.no();
		setAnswer(refusal ?? done);
		again();
	}

	return {
		jobs,
		answer,
		act: (verb: 'retry' | 'dismiss', { jobId }: PrintJobView) => {
			void client.ask(`print-job/${verb}`, { jobId }).then((done) => {
				take(done.ok ? undefined : done.refusal, verb === 'retry' ? 'retried' : 'dismissed');
			});
		},
		test: () => {
			void client.ask('printer/test', {}).then((done) => {
				take(done.ok ? undefined : done.refusal, 'testSent');
			});
		},
	};
}
