/** The page of one product: what it costs, how it is found, and every price it ever had. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { formatCommission } from '#shared/receipt/format-commission.ts';
import { formatRate } from '#shared/receipt/format.ts';
import type { CommissionRule } from '#shared/technician/commission.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayQuantity } from '../app/figures.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { EditProductDialog } from './edit-product-dialog.tsx';
import styles from './goods.module.css';

type Found = RequestOutput<'product/find'>;
type Product = Found['product'];

export function ProductPage({ productId }: { readonly productId: number | undefined }) {
	const { goods: say } = useWords();
	const found = useProduct(productId);
	// Of the product that is chosen, whose answer may be on its way while another still stands here.
	const [editing, setEditing] = useState({ productId, open: false });
	if (editing.productId !== productId) setEditing({ productId, open: false });
	if (found === undefined) {
		return (
			<section className={styles['right']}>
				<p className={styles['choose']}>{say.choose}</p>
			</section>
		);
	}
	return (
		<ShownProduct
			key={found.product.productId}
			found={found}
			editing={editing.open && found.product.productId === productId}
			onEdit={(open) => setEditing({ productId, open })}
		/>
	);
}

type ShownProductProps = {
	readonly found: Found;
	readonly editing: boolean;
	readonly onEdit: (open: boolean) => void;
};

function ShownProduct({ found, editing, onEdit }: ShownProductProps) {
	const words = useWords();
	const { goods: say } = words;
	const { product, history } = found;
	const [done, setDone] = useState('');
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'F6') return false;
			onEdit(true);
			return true;
		},
	});
	return (
		<section className={styles['right']} aria-label={product.name}>
			<header className={styles['title']}>
				<h2>{product.name}</h2>
				<p>
					{[product.spec, product.active ? '' : say.off].filter((part) => part !== '').join(' · ')}
				</p>
			</header>
			<div className={styles['body']}>
				<Prices product={product} />
				<Facts words={words} product={product} />
				<h3>{say.page.history}</h3>
				<History history={history} />
			</div>
			<footer className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<Button size="large" keyLabel="F6" onPress={() => onEdit(true)}>
					{say.edit}
				</Button>
			</footer>
			{editing && (
				<EditProductDialog
					product={product}
					onClose={() => onEdit(false)}
					onDone={(changed) => {
						onEdit(false);
						const { form } = say;
						setDone(sayFilled(changed ? form.changed : form.unchanged, { name: product.name }));
					}}
				/>
			)}
		</section>
	);
}

function Prices({ product }: { readonly product: Product }) {
	const { goods: say } = useWords();
	return (
		<div className={styles['prices']}>
			<p>
				<span>{say.page.price}</span>
				{product.priceFen === 0 ? (
					<strong>{say.noPrice}</strong>
				) : (
					<MoneyText fen={product.priceFen} className={styles['big'] ?? ''} />
				)}
				<small>{sayFilled(say.page.per, { unit: product.unit })}</small>
			</p>
			{product.memberPriceFen !== undefined && (
				<p>
					<span>{say.page.memberPrice}</span>
					<MoneyText fen={product.memberPriceFen} className={styles['second'] ?? ''} />
				</p>
			)}
		</div>
	);
}

function Facts({ words, product }: { readonly words: Words; readonly product: Product }) {
	const { page, weighed, service } = words.goods;
	const packs = product.packs.map(({ unit, factorMilli, priceFen }) => (
		<span key={unit}>
			{sayFilled(page.pack, { unit, factor: factorMilli, base: product.unit })}{' '}
			<MoneyText fen={priceFen} />
		</span>
	));
	const kinds = [product.weighed ? weighed : '', product.kind === 'service' ? service : ''];
	const facts = [
		[page.sku, product.sku],
		[
			page.codes,
			product.codes.length === 0
				? page.noCodes
				: product.codes.map((code) => <span key={code}>{code}</span>),
		],
		[page.plu, product.plu],
		[
			page.category,
			[product.categoryName || page.noCategory, ...kinds].filter((part) => part !== '').join(' · '),
		],
		[page.duration, sayDuration(page.minutes, product)],
		[page.commission, formatCommission(commissionOf(product))],
		[page.tax, formatRate(product.taxBp)],
		[
			page.minPrice,
			product.minPriceFen === undefined ? '' : <MoneyText key="least" fen={product.minPriceFen} />,
		],
		[page.discount, product.discountable ? '' : page.noDiscount],
		[page.stock, `${sayQuantity(product.onHandMilli)} ${product.unit}`],
		[page.packs, packs.length === 0 ? '' : packs],
	] as const;
	return (
		<dl className={styles['facts']}>
			{facts
				.filter(([, value]) => value !== '')
				.map(([name, value]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
		</dl>
	);
}

function sayDuration(minutes: string, { durationMinutes: n }: Product): string {
	return n === undefined ? '' : sayFilled(minutes, { n });
}

function commissionOf({ commissionBp, commissionFen }: Product): CommissionRule {
	return { bp: commissionBp ?? null, fen: commissionFen ?? null };
}

function History({ history }: Pick<Found, 'history'>) {
	const { page, why } = useWords().goods;
	const { status } = useStore(useTerminal().status);
	const timeZone = status?.store.timeZone ?? 'Asia/Shanghai';
	const columns: readonly Column<Found['history'][number]>[] = [
		{
			id: 'from',
			title: page.from,
			cell: ({ fromMs }) => {
				const { date, time } = localTime(fromMs as Instant, timeZone);
				return `${date} ${time.slice(0, 5)}`;
			},
		},
		{
			id: 'price',
			title: page.was,
			figures: true,
			cell: ({ priceFen }) => <MoneyText fen={priceFen} />,
		},
		{ id: 'by', title: page.by, cell: ({ operator }) => operator },
		{
			id: 'why',
			title: page.why,
			cell: ({ why: code }) => (Object.hasOwn(why, code) ? why[code as keyof typeof why] : code),
		},
	];
	return (
		<Table
			label={page.history}
			columns={columns}
			rows={history}
			keyOf={(row) => `${row.fromMs} ${history.indexOf(row)}`}
			empty={page.historyEmpty}
		/>
	);
}

function useProduct(productId: number | undefined): Found | undefined {
	const { client } = useTerminal();
	const { value, again } = useAsked(String(productId), async () => {
		if (productId === undefined) return undefined;
		const got = await client.ask('product/find', { productId });
		return got.ok ? got.value : undefined;
	});
	useTerminalEvent('catalog/changed', again);
	return value;
}
