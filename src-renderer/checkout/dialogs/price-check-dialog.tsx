/** F3: what something costs, without adding it. Scan after scan, until Esc. */
import { useState } from 'react';
import { formatQuantity, formatRate } from '#shared/receipt/format.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayRefusal } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { closeDialog } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

type Checked = RequestOutput<'product/check-price'>;

export function PriceCheckDialog() {
	const desk = useDesk();
	const words = useWords();
	const { priceCheck } = words.checkout;
	const [text, setText] = useState('');
	const [checked, setChecked] = useState<Checked>();
	const [refusal, setRefusal] = useState<ClientRefusal>();

	function check(wanted: string): void {
		if (wanted.trim() === '') return;
		desk.client.ask('product/check-price', { text: wanted }).then((answer) => {
			setText('');
			setChecked(answer.ok ? answer.value : undefined);
			setRefusal(answer.ok ? undefined : answer.refusal);
			if (answer.ok) desk.sounds.yes();
			else desk.sounds.no();
		}, desk.onFailure);
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog title={priceCheck.title} onClose={() => closeDialog(desk)} onScan={check}>
			<form
				className={styles['form']}
				onSubmit={(event) => {
					event.preventDefault();
					check(text);
				}}
			>
				<Field
					label={priceCheck.label}
					hint={priceCheck.hint}
					value={text}
					onChange={setText}
					scan="capture"
					onScan={check}
					focusFirst
					large
					maxLength={64}
				/>
			</form>
			{said !== undefined && <NoticeBar tone="red" say={said.say} alert />}
			{checked !== undefined && <CheckedProduct checked={checked} />}
		</Dialog>
	);
}

function CheckedProduct({ checked }: { readonly checked: Checked }) {
	const { priceCheck, search } = useWords().checkout;
	const { product, labelAmountFen } = checked;
	return (
		<div className={styles['shown']} role="status">
			<strong>
				{product.name} {product.spec}
			</strong>
			<span className={styles['price']}>
				{product.priceFen === 0 ? search.noPrice : <MoneyText fen={product.priceFen} />}
				<small> / {product.unit}</small>
			</span>
			<dl className={styles['facts']}>
				{labelAmountFen !== undefined && (
					<Fact name={priceCheck.labelAmount}>
						<MoneyText fen={labelAmountFen} />
					</Fact>
				)}
				{product.memberPriceFen !== undefined && (
					<Fact name={priceCheck.memberPrice}>
						<MoneyText fen={product.memberPriceFen} />
					</Fact>
				)}
				<Fact name={priceCheck.stock}>{formatQuantity(product.onHandMilli)}</Fact>
				<Fact name={priceCheck.tax}>{formatRate(product.taxBp)}</Fact>
				<Fact name={priceCheck.code}>{product.codes[0] ?? product.sku}</Fact>
				{product.packs.map(({ unit, priceFen }) => (
					<Fact key={unit} name={unit}>
						<MoneyText fen={priceFen} />
					</Fact>
				))}
			</dl>
		</div>
	);
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
