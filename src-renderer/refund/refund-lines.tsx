/**
 * The lines of the sale, each with how much of it comes back and where the goods go. ↑↓ walk
 * through the quantities, Space takes all of a line, digits are the quantity, Enter goes on.
 */
import type { KeyboardEvent } from 'react';
import type { RefundableView } from '#shared/contract/refund-requests.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import type { Disposition, Refund } from './use-refund.ts';
import styles from './refund.module.css';

type Line = RefundableView['lines'][number];

export type RefundLinesProps = {
	readonly refund: Refund;
	/** Enter in a quantity: on to the preview. */
	readonly onEnter: () => void;
};

export function RefundLines({ refund, onEnter }: RefundLinesProps) {
	const { refund: say } = useWords();
	const { sale, choices } = refund;
	const lines = sale?.lines ?? [];
	const locked = choices.mode === 'void';
	return (
		<div className={styles['scroll']} tabIndex={0} role="region" aria-label={say.lines}>
			<table className={styles['lines']}>
				<thead>
					<tr>
						<th scope="col">{say.columns.item}</th>
						<th scope="col" data-figures="">
							{say.columns.left}
						</th>
						<th scope="col">{say.columns.quantity}</th>
						<th scope="col">{say.columns.stock}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<LineRow key={line.n} {...{ line, refund, locked, onEnter }} />
					))}
				</tbody>
			</table>
		</div>
	);
}

/** Everything that is left, on every line. */
export function allOf({ sale, choices }: Refund): Refund['choices']['picked'] {
	return Object.fromEntries(
		(sale?.lines ?? [])
			.filter(({ leftMilli }) => leftMilli > 0)
			.map(({ n, leftMilli }) => {
				const disposition = choices.picked[n]?.disposition ?? 'restock';
				return [n, { quantityText: formatQuantity(leftMilli), disposition }];
			}),
	);
}

type LineRowProps = RefundLinesProps & {
	readonly line: Line;
	readonly locked: boolean;
};

function LineRow({ line, refund, locked, onEnter }: LineRowProps) {
	const { refund: say } = useWords();
	const { n, name, unit, leftMilli, soldMilli, netFen } = line;
	const chosen = refund.choices.picked[n];
	const quantityText = locked ? formatQuantity(leftMilli) : (chosen?.quantityText ?? '');
	const pick = (change: { quantityText?: string; disposition?: Disposition }) => {
		const before = { quantityText: '', disposition: 'restock' as const, ...chosen };
		refund.choose({ picked: { ...refund.choices.picked, [n]: { ...before, ...change } } });
	};
	const toggle = () => {
		const all = formatQuantity(leftMilli);
		pick({ quantityText: chosen?.quantityText === all ? '' : all });
	};
	const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
		if (event.key !== ' ' && event.key !== 'Enter') return;
		event.preventDefault();
		if (event.key === 'Enter') onEnter();
		else toggle();
	};
	const gone = leftMilli === 0;
	return (
		<tr data-gone={gone ? '' : undefined} data-picked={quantityText === '' ? undefined : ''}>
			<td>
				<b>{name}</b>
				<small>
					{`${formatQuantity(soldMilli)}${unit} · `}
					<MoneyText fen={netFen} />
				</small>
			</td>
			<td data-figures="">{`${formatQuantity(leftMilli)}${unit}`}</td>
			<td>
				<div className={styles['quantity']}>
					<input
						aria-label={sayFilled(say.quantityOf, { name })}
						inputMode="decimal"
						autoComplete="off"
						value={quantityText}
						disabled={gone || locked}
						data-refund-quantity=""
						onKeyDown={onKey}
						onChange={(event) => pick({ quantityText: event.target.value.trim() })}
					/>
					<Button label={sayFilled(say.allOf, { name })} disabled={gone || locked} onPress={toggle}>
						{say.all}
					</Button>
				</div>
			</td>
			<td>
				{line.kind === 'service' ? (
					say.dispositions.none
				) : (
					<Button
						pressed={chosen?.disposition === 'write-off'}
						disabled={gone || locked}
						onPress={() =>
							pick({
								disposition: chosen?.disposition === 'write-off' ? 'restock' : 'write-off',
							})
						}
					>
						{say.dispositions['write-off']}
					</Button>
				)}
			</td>
		</tr>
	);
}
