/**
 * The page of an import, of goods or of members: choose files, watch the dry run, look at what
 * would happen, carry it out. Nothing changes before the last step.
 */
import { useEffect, type ReactNode } from 'react';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { FilePicker } from './file-picker.tsx';
import type { ImportDesk, ImportState, PlanInHand } from './import-desk.ts';
import { ProgressBar } from './progress-bar.tsx';
import type { ImportSay } from './say-import.ts';
import styles from './import.module.css';

export type ImportFrameProps<Plan> = {
	readonly desk: ImportDesk<Plan>;
	readonly say: ImportSay;
	/** The button that goes back. */
	readonly back: string;
	readonly dryRun: (plan: Plan) => ReactNode;
	/** What becomes, or became, of the rows. */
	readonly foot: (plan: Plan) => string;
	/** How many it would write. */
	readonly count: (plan: Plan) => number;
};

export function ImportFrame<Plan extends PlanInHand>(props: ImportFrameProps<Plan>) {
	const { desk, say, back, dryRun } = props;
	const { client } = useTerminal();
	const state = useStore(desk.state);
	const { plan } = state;
	useEffect(() => void desk.lookAgain(client), [desk, client]);
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'Escape') return false;
			desk.show(false);
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
				<Button keyLabel="Esc" onPress={() => desk.show(false)}>
					{back}
				</Button>
			</header>
			<div className={styles['body']}>
				<Problem state={state} say={say} />
				{plan === undefined && (
					<FilePicker
						say={say}
						busy={state.sending}
						onFiles={(files) => void desk.start(client, files)}
					/>
				)}
				{plan !== undefined && isUnderWay(plan) && (
					<ProgressBar label={say.progress} thousandths={plan.progress} />
				)}
				{plan !== undefined && hasDryRun(plan) && dryRun(plan)}
			</div>
			{plan !== undefined && <Steps {...props} plan={plan} />}
		</section>
	);
}

function isUnderWay({ state }: PlanInHand): boolean {
	return state === 'reading' || state === 'committing';
}

function hasDryRun({ state }: PlanInHand): boolean {
	return state === 'planned' || state === 'done' || state === 'committing';
}

function stateWords(say: ImportSay, plan: PlanInHand): string {
	const rows = plan.rows > 0 ? ` · ${sayFilled(say.rows, { count: plan.rows })}` : '';
	return `${say.states[plan.state]}${rows}`;
}

type ProblemProps = { readonly state: ImportState<PlanInHand>; readonly say: ImportSay };

function Problem({ state, say }: ProblemProps) {
	const words = useWords();
	const { fileProblem, refusal, plan } = state;
	if (fileProblem !== undefined) {
		const { kind, name } = fileProblem;
		return <NoticeBar tone="red" say={sayFilled(say[kind], { name })} alert />;
	}
	const why = refusal ?? problemOf(words, plan);
	if (why === undefined) return null;
	const said = sayRefusal(words, why);
	return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
}

/** Why a plan failed, when it says so in a code that has words. */
function problemOf(words: Words, plan: PlanInHand | undefined): ClientRefusal | undefined {
	const problem = plan?.problem;
	if (problem === undefined || !Object.hasOwn(words.refusals, problem.code)) return undefined;
	return problem as AnyRefusal;
}

function Steps<Plan extends PlanInHand>(props: ImportFrameProps<Plan> & { readonly plan: Plan }) {
	const { desk, say, plan } = props;
	const { client } = useTerminal();
	const count = props.count(plan);
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'F12' || plan.state !== 'planned' || count === 0) return false;
			void desk.commit(client);
			return true;
		},
	});
	const over = plan.state === 'done' || plan.state === 'cancelled' || plan.state === 'failed';
	return (
		<footer className={styles['foot']}>
			<p>{props.foot(plan)}</p>
			{over && (
				<Button size="large" onPress={() => desk.forget()}>
					{say.again}
				</Button>
			)}
			{!over && (
				<Button
					size="large"
					tone="quiet"
					disabled={plan.state === 'committing'}
					onPress={() => void desk.cancel(client)}
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
					onPress={() => void desk.commit(client)}
				>
					{count === 0 ? say.nothing : sayFilled(say.commit, { count })}
				</Button>
			)}
		</footer>
	);
}
