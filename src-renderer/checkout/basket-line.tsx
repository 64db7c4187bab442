/** One line of the basket. Drawn again only when the line itself, its place or its choice changes. */
import { memo } from 'react';
import { formatQuantity } from '#shared/receipt/format.ts';
import type { LineView } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { nameAdjustment } from './say-pricing.ts';
import styles from './basket.module.css';

export type BasketLineProps = {
	readonly line: LineView;
	/** 1 is the first. */
	readonly place: number;
	readonly count: number;
	/** Where it stands in the list, px. */
	readonly top: number;
	readonly chosen: boolean;
	/** The revision that touched it last, when it was this line: lights it up once. */
	readonly touched: number | undefined;
	readonly onChoose: () => void;
	readonly onTakePrice: () => void;
};

export const BasketLine = memo(
	function BasketLine(props: BasketLineProps) {
		const { line, place, count, top, chosen, touched, onChoose } = props;
		const words = useWords();
		const stale = line.shelfPriceFen !== undefined;
		return (
			<li
				className={styles['line']}
				style={{ transform: `translateY(${top}px)` }}
				aria-posinset={place}
				aria-setsize={count}
				aria-current={chosen ? true : undefined}
				data-stale={stale ? true : undefined}
				onMouseDown={onChoose}
			>
				{touched !== undefined && <i key={touched} className={styles['light']} />}
				<span className={styles['seat']}>{place}</span>
				<span className={styles['name']} title={line.name}>
					{line.name}
				</span>
				<span className={styles['about']}>
					{line.belowMinimum && <em>{words.checkout.belowMinimum}</em>}
					<OffLine line={line} />
					{aboutLine(words.checkout, line)}
				</span>
				{stale && (
					<Button
						className={styles['take'] ?? ''}
						{...(chosen ? { keyLabel: 'Ctrl+U' } : {})}
						onPress={props.onTakePrice}
					>
						{words.checkout.priceChanged.take}
					</Button>
				)}
				<MoneyText fen={line.unitPriceFen} bare className={styles['price'] ?? ''} />
				<span className={styles['quantity']}>
					{formatQuantity(line.quantityMilli)}
					<small>{line.unit}</small>
				</span>
				<span className={styles['amount']} data-off={line.discountFen === 0 ? undefined : ''}>
					<MoneyText fen={line.netFen} bare />
					{line.discountFen !== 0 && (
						<s>
							<MoneyText fen={line.baseFen} bare />
						</s>
					)}
				</span>
			</li>
		);
	},
	(before, after) =>
		before.line === after.line &&
		before.place === after.place &&
		before.count === after.count &&
		before.top === after.top &&
		before.chosen === after.chosen &&
		before.touched === after.touched,
);

/** 第二件半价 −4.50: what came off, in short; the whole of it is one key away. */
function OffLine({ line }: { readonly line: LineView }) {
	const words = useWords();
	if (line.shelfPriceFen !== undefined) return null;
	return line.adjustments.map((adjustment, at) => (
		<b key={`${adjustment.kind} ${adjustment.name} ${String(at)}`}>
			{nameAdjustment(words, adjustment)} <MoneyText fen={-adjustment.amountFen} bare />
		</b>
	));
}

/** The quiet second row: size, code, what was taken off, stock that went below zero. */
function aboutLine(checkout: ReturnType<typeof useWords>['checkout'], line: LineView): string {
	if (line.shelfPriceFen !== undefined) {
		return sayFilled(checkout.priceChanged.say, { price: line.shelfPriceFen });
	}
	// Many names carry their size already.
	const spec = line.name.includes(line.spec) ? '' : line.spec;
	const about = [spec, line.code === '' ? line.sku : line.code];
	if (line.labelled) about.push(checkout.label);
	if (line.unitPriceFen !== line.listPriceFen) {
		about.push(`${checkout.was} ¥${sayFilled('{list:yuan}', { list: line.listPriceFen })}`);
	}
	if (line.salesperson !== '') about.push(`${checkout.terms.salesperson} ${line.salesperson}`);
	if (line.technician !== '') about.push(`${checkout.terms.technician} ${line.technician}`);
	if (line.onHandMilli !== undefined && line.onHandMilli < 0) {
		about.push(sayFilled(checkout.onHand, { count: line.onHandMilli }));
	}
	return about.filter((part) => part !== '').join(' · ');
}
