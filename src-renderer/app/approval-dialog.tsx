/**
 * 授权放行: a request came back with "needs approval", another person types number and PIN, and that
 * one request is made again with them. It answers the client's approval desk for every screen.
 */
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { Words } from '#shared/words/words-of.ts';
import type { Approval, ApprovalQuestion, ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { sayFilled, sayRefusal } from './say.ts';
import { useWords } from './use-words.ts';

type Question = ApprovalQuestion & {
	readonly answer: (approval: Approval | undefined) => void;
};

/** Stands in the frame once; empty until somebody has to release something. */
export function ApprovalDesk() {
	const { client } = useTerminal();
	const [question, setQuestion] = useState<Question>();
	useEffect(() => {
		client.setApprovalDesk(
			(asked) =>
				new Promise((resolve) => {
					setQuestion({
						...asked,
						answer: (approval) => {
							// Wrong PIN: the dialog stays until the next question replaces this one.
							if (approval === undefined) setQuestion(undefined);
							resolve(approval);
						},
					});
				}),
			() => setQuestion(undefined),
		);
		return () => client.setApprovalDesk(undefined);
	}, [client]);
	return question === undefined ? null : <ApprovalDialog question={question} />;
}

function ApprovalDialog({ question }: { readonly question: Question }) {
	const words = useWords();
	const [operatorNo, setOperatorNo] = useState('');
	const [pin, setPin] = useState('');
	const pinBox = useRef<HTMLDivElement>(null);
	const { request, refusal, wrong, answer } = question;
	const [answeredBy, setAnsweredBy] = useState(wrong);
	if (wrong !== answeredBy) {
		setAnsweredBy(wrong);
		setPin('');
	}

	function release(event: SyntheticEvent): void {
		event.preventDefault();
		if (operatorNo === '') return;
		if (pin === '') pinBox.current?.querySelector('input')?.focus();
		else answer({ operatorNo, pin });
	}

	const { approval } = words.app;
	const why = sayWhy(words, refusal);
	const problem = wrong === undefined ? undefined : sayRefusal(words, wrong);
	return (
		<Dialog
			title={titleOf(words, request)}
			size="small"
			onClose={() => answer(undefined)}
			actions={
				<Button
					tone="accent"
					keyLabel="Enter"
					onPress={() => answer({ operatorNo, pin })}
					disabled={operatorNo === '' || pin === ''}
				>
					{approval.release}
				</Button>
			}
		>
			{why !== '' && (
				<p>
					<strong>{why}</strong>
				</p>
			)}
			<p>{'role' in refusal && refusal['role'] === 'owner' ? approval.leadOwner : approval.lead}</p>
			<form onSubmit={release} style={{ display: 'grid', gap: '0.75rem' }}>
				<Field
					label={approval.operatorNo}
					value={operatorNo}
					onChange={setOperatorNo}
					scan="ignore"
					focusFirst
					numeric
					maxLength={12}
				/>
				<div ref={pinBox}>
					<Field
						label={approval.pin}
						type="password"
						value={pin}
						onChange={setPin}
						scan="ignore"
						numeric
						maxLength={32}
						{...(problem === undefined ? {} : { problem: `${problem.say} · ${problem.next}` })}
					/>
				</div>
				<button type="submit" hidden aria-hidden="true" tabIndex={-1} />
			</form>
		</Dialog>
	);
}

/** What went beyond what the person may do alone, when main says it. */
function sayWhy({ app }: Words, refusal: ClientRefusal): string {
	const why = 'why' in refusal ? String(refusal['why']) : '';
	const said = app.approval.why;
	return Object.hasOwn(said, why) ? sayFilled(said[why as keyof typeof said], refusal) : '';
}

/** Which step it is that somebody has to release. */
function titleOf({ app }: Words, request: string): string {
	const { title, steps } = app.approval;
	return Object.hasOwn(steps, request)
		? `${title} · ${steps[request as keyof typeof steps]}`
		: title;
}
