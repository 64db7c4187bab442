/**
 * Forgetting a member who asked for it: what stands in the way, what is lost, what is kept and
 * until when; then a word is typed, because nobody can bring it back. Or it is refused, with the
 * reason.
 */
import { useState } from 'react';
import type { AskedView } from '#shared/contract/asked-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { OutcomeFields } from './answer-dialog.tsx';
import { sayAsker } from './say-asked.ts';
import styles from './privacy.module.css';

export type EraseDialogProps = {
	readonly asked: AskedView;
	readonly onDone: (sentence: string) => void;
	readonly onClose: () => void;
};

export function EraseDialog({ asked, onDone, onClose }: EraseDialogProps) {
	const words = useWords();
	const { privacy: say } = words;
	const { client } = useTerminal();
	const { memberId, requestId } = asked;
	const { value: got } = useAsked(memberId, () => client.ask('privacy/check-erase', { memberId }));
	const [outcome, setOutcome] = useState<'answered' | 'refused'>('answered');
	const [answer, setAnswer] = useState('');
	const [typed, setTyped] = useState('');
	const name = sayAsker(asked);
	const isErasing = outcome === 'answered';
	const wrong = got?.ok === false ? sayRefusal(words, got.refusal) : undefined;

	async function send(): Promise<ClientRefusal | undefined> {
		const done = isErasing
			? await client.ask('privacy/erase', { requestId })
			: await client.ask('privacy/answer', { requestId, outcome, answer });
		return done.ok ? undefined : done.refusal;
	}

	const isTyped = typed.trim() === say.erase.word;
	const ask = sayFilled(say.erase.type, { word: say.erase.word });
	return (
		<FormDialog
			title={sayFilled(say.wizard.title, { name, kind: say.kinds.erase })}
			confirm={isErasing ? say.erase.confirm : say.wizard.confirm}
			walk={false}
			problem={isErasing && !isTyped ? ask : undefined}
			send={send}
			onDone={() => {
				const sentence = isErasing ? say.erase.done : say.wizard.done;
				onDone(sayFilled(sentence, { name, kind: say.kinds.erase }));
			}}
			onClose={onClose}
		>
			{wrong !== undefined && <NoticeBar tone="red" say={wrong.say} next={wrong.next} alert />}
			{got?.ok === true && <WhatIsThere check={got.value} />}
			<OutcomeFields
				outcome={outcome}
				answer={answer}
				onOutcome={setOutcome}
				onAnswer={setAnswer}
				deed={say.erase.confirm}
			/>
			{isErasing && (
				<Field label={ask} value={typed} onChange={setTyped} scan="ignore" maxLength={12} />
			)}
		</FormDialog>
	);
}

function WhatIsThere({ check }: { readonly check: RequestOutput<'privacy/check-erase'> }) {
	const { erase: say } = useWords().privacy;
	const { holds, points, coupons, keptUntil: date } = check;
	if (holds.length > 0) {
		return (
			<div role="status">
				<p>{say.holds}</p>
				<ul className={styles['holds']}>
					{holds.map(({ kind, figure }) => (
						<li key={kind}>{sayFilled(say.hold[kind], { figure })}</li>
					))}
				</ul>
			</div>
		);
	}
	return (
		<div className={styles['stack']} role="status">
			<p>
				{points === 0 && coupons === 0 ? say.nothingLost : sayFilled(say.lost, { points, coupons })}
			</p>
			<p>{date === '' ? say.notKept : sayFilled(say.kept, { date })}</p>
			<p className={styles['late']}>{say.forGood}</p>
		</div>
	);
}
