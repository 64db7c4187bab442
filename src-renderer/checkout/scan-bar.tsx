/**
 * The scan bar: what is being typed, and the sentence of the last answer. It stands right under the
 * last line, where the eye already is. It is no text field, so that no input method gets in the
 * way.
 */
import { formatQuantity, formatYuanGrouped } from '#shared/receipt/format.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal, type Sentence } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { addUnknown, ignoreUnknown } from './basket-steps.ts';
import type { Said } from './counter-state.ts';
import { isEmpty, type Entry } from './entry.ts';
import { useCounter, useDesk } from './use-desk.ts';
import styles from './scan-bar.module.css';

export function ScanBar() {
	const { entry, said, unknown, mode } = useCounter();
	const words = useWords();
	const { scanBar } = words.checkout;
	return (
		<div className={styles['bar']} aria-label={scanBar.label} role="group">
			{unknown.length > 0 ? <UnknownCode codes={unknown} /> : <Answer said={said} />}
			<Typed entry={entry} asleep={mode === 'tender'} />
		</div>
	);
}

function Typed({ entry, asleep }: { readonly entry: Entry; readonly asleep: boolean }) {
	const { scanBar } = useWords().checkout;
	const ofLine = entry.mode === 'line-quantity';
	return (
		<output className={styles['typed']} aria-live="off">
			{entry.quantity !== '' && (
				<b>
					{scanBar.quantity} {entry.quantity} ×
				</b>
			)}
			{ofLine && <b>{scanBar.lineQuantity} ×</b>}
			{isEmpty(entry) ? <span>{asleep ? scanBar.paying : scanBar.idle}</span> : entry.text}
			{!asleep && <i className={styles['caret']} />}
		</output>
	);
}

function Answer({ said }: { readonly said: Said | undefined }) {
	const words = useWords();
	const sentence = said === undefined ? undefined : sentenceOf(words, said);
	return (
		<p className={styles['answer']} data-tone={sentence?.tone} role="status">
			{sentence !== undefined && (
				<>
					<strong>{sentence.say}</strong>
					{sentence.next !== '' && <span>{sentence.next}</span>}
				</>
			)}
		</p>
	);
}

function UnknownCode({ codes }: { readonly codes: readonly string[] }) {
	const desk = useDesk();
	const { unknown } = useWords().checkout;
	const [code = ''] = codes;
	return (
		<div className={styles['answer']} data-tone="no" role="alert">
			<b>{code}</b>
			<strong>{unknown.say}</strong>
			{codes.length > 1 && <span>{sayFilled(unknown.more, { count: codes.length - 1 })}</span>}
			<Button keyLabel="Ins" onPress={() => addUnknown(desk)}>
				{unknown.add}
			</Button>
			<Button keyLabel="Esc" onPress={() => ignoreUnknown(desk)}>
				{unknown.skip}
			</Button>
		</div>
	);
}

type Spoken = Pick<Sentence, 'say' | 'next'> & { readonly tone: 'yes' | 'no' | 'note' | 'warn' };

function sentenceOf(words: Words, said: Said): Spoken {
	const { answer } = words.checkout;
	switch (said.kind) {
		case 'refusal':
			return { ...sayRefusal(words, said.refusal), tone: 'no' };
		case 'input-method':
			return { say: words.app.ime.say, next: words.app.ime.next, tone: 'warn' };
		case 'answer':
			return { say: sayFilled(answer[said.answer], said.details), next: '', tone: said.tone };
		case 'line': {
			const { name, quantityMilli, unit, unitPriceFen, netFen } = said.line;
			const price = `¥${formatYuanGrouped(unitPriceFen)} × ${formatQuantity(quantityMilli)}${unit}`;
			const next = `${price} = ¥${formatYuanGrouped(netFen)}`;
			if (said.warning !== '') return { say: name, next: answer.priceDiffers, tone: 'warn' };
			return { say: name, next, tone: 'yes' };
		}
	}
}
