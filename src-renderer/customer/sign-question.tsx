/**
 * A contract to sign: the sums, the terms, and a pad for finger, pen or mouse. Whoever cannot draw
 * types their initials. Only the picture leaves this window, not how it was drawn.
 */
import { useState } from 'react';
import type { QuestionView } from '#shared/contract/customer-ask-requests.ts';
import { drawStrokes, type Stroke } from '#shared/customer-ask/draw-strokes.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { PAD, SignPad } from './sign-pad.tsx';
import { useAnswer } from './use-answer.ts';
import styles from './question.module.css';

type SignProps = { readonly question: Extract<QuestionView, { kind: 'sign' }> };

export function SignQuestion({ question }: SignProps) {
	const { customerAsk } = useWords();
	const { sign: say } = customerAsk;
	const { askId } = question;
	const { busy, refusal, send, forget } = useAnswer();
	const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
	const [isTyped, setIsTyped] = useState(false);
	const [initials, setInitials] = useState('');
	const isEmpty = isTyped ? initials.trim() === '' : strokes.length === 0;

	function confirm(): void {
		const signed = isTyped ? { initials } : { picture: drawStrokes(strokes, PAD) };
		void send('customer/sign', { askId, ...signed });
	}

	const none = refusal?.code === 'customer-ask/not-signed' ? say.none : customerAsk.lost;
	return (
		<section className={styles['question']} aria-label={say.title}>
			<Contract question={question} />
			<div className={styles['signing']}>
				{isTyped ? (
					<Field
						label={say.initials}
						value={initials}
						onChange={setInitials}
						large
						maxLength={12}
					/>
				) : (
					<SignPad label={say.pad} strokes={strokes} onChange={setStrokes} />
				)}
				<p>
					<Button
						size="large"
						onPress={() => {
							forget();
							setStrokes([]);
							setInitials('');
						}}
					>
						{say.clear}
					</Button>
					<Button size="large" onPress={() => setIsTyped(!isTyped)}>
						{isTyped ? say.draw : say.type}
					</Button>
				</p>
			</div>
			{refusal !== undefined && <p role="alert">{none}</p>}
			<div className={styles['actions']}>
				<Button size="hero" onPress={() => void send('customer/decline', { askId })}>
					{customerAsk.cancel}
				</Button>
				<Button size="hero" tone="accent" disabled={busy || isEmpty} onPress={confirm}>
					{say.ok}
				</Button>
			</div>
		</section>
	);
}

function Contract({ question }: SignProps) {
	const { sign: say } = useWords().customerAsk;
	const { document, member, name, amountFen, bonusFen, terms } = question;
	return (
		<>
			<header>
				<h1>{say.title}</h1>
				<p>
					{[member, say.documents[document], name].filter(Boolean).join(' · ')}{' '}
					<MoneyText fen={amountFen} className={styles['sum'] ?? ''} />
					{bonusFen > 0 && (
						<>
							{' '}
							{say.bonus} <MoneyText fen={bonusFen} />
						</>
					)}
				</p>
			</header>
			{/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys too */}
			<div className={styles['text']} tabIndex={0} role="region" aria-label={say.terms}>
				{terms.map((line) => (
					<p key={line}>{line}</p>
				))}
			</div>
		</>
	);
}
