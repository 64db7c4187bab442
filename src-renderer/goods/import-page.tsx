/**
 * Importing a product list: choose files, watch the dry run, look at what would happen, carry it
 * out. Nothing changes before the last step, and that is all or nothing.
 */
import { useEffect } from 'react';
import type { ImportPlanView } from '#shared/contract/views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { DryRun } from './dry-run.tsx';
import { FilePicker } from './file-picker.tsx';
import {
	cancelImport,
	commitImport,
	forgetImport,
	importState,
	lookAgain,
	showImport,
	startImport,
	takeProgress,
	type ImportState,
} from './import-desk.ts';
import { ProgressBar } from './progress-bar.tsx';
import styles from './import.module.css';

export function ImportPage() {
	const { goods } = useWords();
	const say = goods.importing;
	const { client } = useTerminal();
	const state = useStore(importState);
	const { plan } = state;
	useTerminalEvent('import/progress', takeProgress);
	useEffect(() => void lookAgain(client), [client]);
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'Escape') return false;
			showImport(false);
			return true;
		},
	});
	return (
		<section className={styles['page']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{plan === undefined ? say.lead : stateWords(say, plan)}</p>
				</div>
				<Button keyLabel="Esc" onPress={() => showImport(false)}>
					{say.toGoods}
				</Button>
			</header>
			<div className={styles['body']}>
				<Problem state={state} />
				{plan === undefined && (
					<FilePicker busy={state.sending} onFiles={(files) => void startImport(client, files)} />
				)}
				{plan !== undefined && isUnderWay(plan) && (
					<ProgressBar label={say.progress} thousandths={plan.progress} />
				)}
				{plan !== undefined && hasDryRun(plan) && <DryRun plan={plan} />}
			</div>
			{plan !== undefined && <Steps plan={plan} />}
		</section>
	);
}

function isUnderWay({ state }: ImportPlanView): boolean {
	return state === 'reading' || state === 'committing';
}

function hasDryRun({ state }: ImportPlanView): boolean {
	return state === 'planned' || state === 'done' || state === 'committing';
}

type Say = Words['goods']['importing'];

function stateWords(say: Say, plan: ImportPlanView): string {
	const rows = plan.rows > 0 ? ` · ${sayFilled(say.rows, { count: plan.rows })}` : '';
	return `${say.states[plan.state]}${rows}`;
}

function Problem({ state }: { readonly state: ImportState }) {
	const words = useWords();
	const { fileProblem, refusal, plan } = state;
	if (fileProblem !== undefined) {
		const { kind, name } = fileProblem;
		const { importing } = words.goods;
		return <NoticeBar tone="red" say={sayFilled(importing[kind], { name })} alert />;
	}
	const why = refusal ?? problemOf(words, plan);
	if (why === undefined) return null;
	const said = sayRefusal(words, why);
	return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
}

/** Why a plan failed, when it says so in a code that has words. */
function problemOf(words: Words, plan: ImportPlanView | undefined): ClientRefusal | undefined {
	const problem = plan?.problem;
	if (problem === undefined || !Object.hasOwn(words.refusals, problem.code)) return undefined;
	return problem as AnyRefusal;
}

/** What becomes, or became, of the rows. */
function footWords(say: Say, plan: ImportPlanView): string {
	if (plan.state === 'done') return sayFilled(say.doneLead, plan);
	return plan.state === 'planned' && plan.refused > 0 ? say.refusedKept : '';
}

function Steps({ plan }: { readonly plan: ImportPlanView }) {
	const say = useWords().goods.importing;
	const { client } = useTerminal();
	const count = plan.added + plan.changed;
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'F12' || plan.state !== 'planned' || count === 0) return false;
			void commitImport(client);
			return true;
		},
	});
	const over = plan.state === 'done' || plan.state === 'cancelled' || plan.state === 'failed';
	return (
		<footer className={styles['foot']}>
			<p>{footWords(say, plan)}</p>
			{over && (
				<Button size="large" onPress={forgetImport}>
					{say.again}
				</Button>
			)}
			{!over && (
				<Button
					size="large"
					tone="quiet"
					disabled={plan.state === 'committing'}
					onPress={() => void cancelImport(client)}
				>
					{say.cancel}
				</Button>
			)}
			{plan.state === 'planned' && (
				<Button
					size="large"
					tone="accent"
					keyLabel="F12"
					disabled={count === 0}
					onPress={() => void commitImport(client)}
				>
					{count === 0 ? say.nothing : sayFilled(say.commit, { count })}
				</Button>
			)}
		</footer>
	);
}
