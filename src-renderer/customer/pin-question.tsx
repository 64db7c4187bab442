/**
 * The customer's keypad: six digits that go to main and nowhere else. A new PIN is typed twice. The
 * keys of a keyboard do the same, where this window has one.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import type { QuestionView } from '#shared/contract/customer-ask-requests.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { useAnswer } from './use-answer.ts';
import styles from './question.module.css';

type PinProps = { readonly question: Extract<QuestionView, { kind: 'pin' | 'new-pin' }> };

const LENGTH = 6;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function PinQuestion({ question }: PinProps) {
	const { customerAsk } = useWords();
	const { pin: say } = customerAsk;
	const { askId, member, kind } = question;
	const { busy, refusal, send, forget } = useAnswer();
	const [typed, setTyped] = useState('');
	const [first, setFirst] = useState('');
	const [differs, setDiffers] = useState(false);
	const isFresh = kind === 'new-pin';
	const ask = isFresh ? say.fresh : say.title;
	const title = first === '' ? ask : say.again;

	function type(digit: string): void {
		if (busy) return;
		forget();
		setDiffers(false);
		setTyped((before) => (before + digit).slice(0, LENGTH));
	}

	async function confirm(): Promise<void> {
		if (busy || typed.length < LENGTH) return;
		setTyped('');
		if (isFresh && first === '') {
			setFirst(typed);
			return;
		}
		setFirst('');
		if (isFresh && typed !== first) setDiffers(true);
		else await send('customer/enter-pin', { askId, pin: typed });
	}

	const keys: PadKeys = {
		type,
		back: () => setTyped((before) => before.slice(0, -1)),
		confirm: () => void confirm(),
	};
	usePadKeys(keys);
	const wrong = differs ? say.differ : sayWrong(customerAsk, refusal);
	return (
		<section className={styles['question']} aria-label={title}>
			<header>
				<h1>{title}</h1>
				<p>
					{member} {isFresh ? say.six : say.lead}{' '}
					{question.kind === 'pin' && (
						<MoneyText fen={question.amountFen} className={styles['sum'] ?? ''} />
					)}
				</p>
			</header>
			<div className={styles['pin']}>
				<Dots count={typed.length} wrong={wrong} />
				<Keypad {...keys} canConfirm={!busy && typed.length === LENGTH} />
			</div>
			<div className={styles['actions']}>
				<Button size="large" onPress={() => void send('customer/decline', { askId })}>
					{customerAsk.cancel}
				</Button>
			</div>
		</section>
	);
}

function Keypad({ type, back, confirm, canConfirm }: PadKeys & { readonly canConfirm: boolean }) {
	const { pin: say } = useWords().customerAsk;
	return (
		<div className={styles['keys']} role="group" aria-label={say.pad}>
			{DIGITS.map((digit) => (
				<Button key={digit} size="digit" onPress={() => type(digit)}>
					{digit}
				</Button>
			))}
			<Button size="digit" label={say.back} onPress={back}>
				⌫
			</Button>
			<Button size="digit" onPress={() => type('0')}>
				0
			</Button>
			<Button size="digit" tone="accent" disabled={!canConfirm} onPress={confirm}>
				{say.ok}
			</Button>
		</div>
	);
}

function Dots({ count, wrong }: { readonly count: number; readonly wrong: string | undefined }) {
	const { pin: say } = useWords().customerAsk;
	return (
		<div className={styles['dots']}>
			<p role="status" aria-label={sayFilled(say.typed, { count })}>
				{Array.from({ length: LENGTH }, (_, at) => (
					<span key={at} data-full={at < count ? '' : undefined} />
				))}
			</p>
			{wrong !== undefined && <p role="alert">{wrong}</p>}
		</div>
	);
}

/** In words for the customer, not for the cashier. */
function sayWrong(
	{ pin: say, lost }: Words['customerAsk'],
	refusal: ClientRefusal | undefined,
): string | undefined {
	switch (refusal?.code) {
		case undefined:
			return undefined;
		case 'member/wrong-pin':
			return sayFilled(say.wrong, refusal);
		case 'member/pin-locked':
			return say.locked;
		case 'member/weak-pin':
			return say.weak;
		default:
			return lost;
	}
}

type PadKeys = {
	readonly type: (digit: string) => void;
	readonly back: () => void;
	readonly confirm: () => void;
};

function usePadKeys(keys: PadKeys): void {
	const press = useEffectEvent(({ key }: KeyboardEvent) => {
		if (/^\d$/.test(key)) keys.type(key);
		else if (key === 'Backspace') keys.back();
		else if (key === 'Enter') keys.confirm();
	});
	useEffect(() => {
		const hear = (event: KeyboardEvent) => press(event);
		window.addEventListener('keydown', hear);
		return () => window.removeEventListener('keydown', hear);
	}, []);
}
