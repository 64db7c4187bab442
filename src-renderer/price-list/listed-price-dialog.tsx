/** What one product costs on a list, by quantity; the product is scanned or looked for first. */
import { useState } from 'react';
import type { ListedProductView } from '#shared/contract/price-list-requests.ts';
import { decimalOf } from '#shared/catalog/read-cell.ts';
import { notFalling } from '#shared/price-list/price-tiers.ts';
import { formatQuantity, formatYuan } from '#shared/receipt/format.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './price-list.module.css';

export type ListedPriceDialogProps = {
	readonly code: string;
	/** Undefined: another product. */
	readonly listed: ListedProductView | undefined;
	readonly onSaved: (name: string) => void;
	readonly onClose: () => void;
};

type Goods = Pick<ListedProductView, 'productId' | 'name' | 'shelfFen'>;
type Step = { readonly from: string; readonly price: string };

/** Rows of the form; a list from a file may have more, which stay behind the last. */
const STEPS = 4;

export function ListedPriceDialog({ code, listed, onSaved, onClose }: ListedPriceDialogProps) {
	const { client } = useTerminal();
	const { priceList: say } = useWords();
	const [goods, setGoods] = useState<Goods | undefined>(listed);
	const [steps, setSteps] = useState(() => stepsOf(listed));
	const tiers = tiersOf(steps);

	async function send(): Promise<ClientRefusal | undefined> {
		if (goods === undefined || tiers === undefined) return undefined;
		const { productId } = goods;
		const put = await client.ask('price-list/put-price', { code, productId, tiers });
		if (!put.ok) return put.refusal;
		onSaved(goods.name);
		return undefined;
	}

	const wrong = tiers === undefined ? say.badTiers : undefined;
	return (
		<FormDialog
			title={listed?.name ?? say.addPrice}
			confirm={say.save}
			walk={false}
			problem={goods === undefined ? say.findHint : wrong}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			{goods === undefined ? (
				<FindGoods onFound={setGoods} />
			) : (
				<p className={styles['soft']}>
					{goods.name} · {say.shelf} <MoneyText fen={goods.shelfFen} /> · {say.clear}
				</p>
			)}
			{goods !== undefined && <Steps steps={steps} onChange={setSteps} />}
		</FormDialog>
	);
}

type StepsProps = {
	readonly steps: readonly Step[];
	readonly onChange: (steps: readonly Step[]) => void;
};

function Steps({ steps, onChange }: StepsProps) {
	const { priceList: say } = useWords();
	const set = (at: number, part: Partial<Step>) => {
		onChange(steps.map((step, one) => (one === at ? { ...step, ...part } : step)));
	};
	return (
		<div className={styles['fields']}>
			{steps.flatMap(({ from, price }, at) => [
				<Field
					key={`from ${String(at)}`}
					label={sayFilled(say.fromN, { n: at + 1 })}
					value={from}
					onChange={(text) => set(at, { from: text })}
					numeric
					maxLength={10}
				/>,
				<Field
					key={`price ${String(at)}`}
					label={sayFilled(say.priceN, { n: at + 1 })}
					value={price}
					onChange={(text) => set(at, { price: text })}
					focusFirst={at === 0}
					numeric
					maxLength={12}
				/>,
			])}
		</div>
	);
}

function FindGoods({ onFound }: { readonly onFound: (goods: Goods) => void }) {
	const words = useWords();
	const { client } = useTerminal();
	const { priceList: say } = words;
	const [text, setText] = useState('');
	const [refusal, setRefusal] = useState<ClientRefusal>();

	async function find(wanted: string): Promise<void> {
		if (wanted.trim() === '') return;
		const found = await client.ask('product/search', { text: wanted.trim(), limit: 1 });
		const [product] = found.ok ? found.value.products : [];
		if (product === undefined) {
			setRefusal(found.ok ? { code: 'product/not-found' } : found.refusal);
			return;
		}
		const { productId, name, priceFen: shelfFen } = product;
		onFound({ productId, name, shelfFen });
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<>
			<Field
				label={say.find}
				hint={say.findHint}
				value={text}
				onChange={(next) => {
					setText(next);
					setRefusal(undefined);
				}}
				scan="capture"
				onScan={(code) => void find(code)}
				focusFirst
				maxLength={64}
			/>
			<Button onPress={() => void find(text)}>{say.search}</Button>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</>
	);
}

function stepsOf(listed: ListedProductView | undefined): readonly Step[] {
	const given = (listed?.tiers ?? []).map(({ fromMilli, priceFen }) => {
		return { from: formatQuantity(fromMilli), price: formatYuan(priceFen) };
	});
	const first = given.length === 0 ? [{ from: '1', price: '' }] : given;
	const empty = Array.from({ length: Math.max(0, STEPS - first.length) }, () => {
		return { from: '', price: '' };
	});
	return [...first, ...empty];
}

type Tiers = ListedProductView['tiers'];

/** Undefined while a row is half written, no number, or no cheaper than the one before. */
function tiersOf(steps: readonly Step[]): Tiers | undefined {
	const written = steps.filter(({ from, price }) => price.trim() !== '' || from.trim() !== '');
	const some = written.filter(
		({ price }, at) => at > 0 || price.trim() !== '' || written.length > 1,
	);
	const tiers = some.flatMap(({ from, price }) => {
		const quantity = decimalOf(from, 3);
		const amount = decimalOf(price, 2);
		if (quantity?.exact !== true || amount?.exact !== true) return [];
		if (quantity.scaled <= 0 || amount.scaled <= 0) return [];
		return [{ fromMilli: quantity.scaled, priceFen: amount.scaled }];
	});
	if (tiers.length < some.length) return undefined;
	const ladder = tiers.map(({ fromMilli: from, priceFen: each }) => ({ from, each }));
	return notFalling(ladder) === undefined ? tiers : undefined;
}
