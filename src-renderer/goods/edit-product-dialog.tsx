/**
 * Changing a product: the price first, because that is what is changed most. Only what differs is
 * sent, as it was typed.
 */
import { useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import { formatCommission } from '#shared/receipt/format-commission.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { rateOptions } from '../settings/store-form.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import { sayProductRefusal } from './say-product.ts';
import styles from './goods.module.css';

type Draft = {
	readonly priceText: string;
	readonly memberPriceText: string;
	readonly minPriceText: string;
	readonly discountable: boolean;
	readonly name: string;
	readonly taxBp: number;
	readonly active: boolean;
	readonly kind: ProductView['kind'];
	readonly durationText: string;
	readonly commissionText: string;
};

export type EditProductDialogProps = {
	readonly product: ProductView;
	/** `changed` is false when nothing differed. */
	readonly onDone: (changed: boolean) => void;
	readonly onClose: () => void;
};

export function EditProductDialog({ product, onDone, onClose }: EditProductDialogProps) {
	const { form: say } = useWords().goods;
	const { client } = useTerminal();
	const [draft, setDraft] = useState(draftOf(product));
	const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
	const differs = changeOf(product, draft);

	async function send(): Promise<ClientRefusal | undefined> {
		if (differs === undefined) return undefined;
		const done = await client.ask('product/change', differs);
		return done.ok ? undefined : done.refusal;
	}

	return (
		<FormDialog
			title={`${say.editTitle} · ${product.name}`}
			confirm={say.save}
			walk={false}
			send={send}
			sayNo={sayProductRefusal}
			onDone={() => onDone(differs !== undefined)}
			onClose={onClose}
		>
			<PriceFields draft={draft} change={change} />
			<Field
				label={say.name}
				value={draft.name}
				onChange={(name) => change({ name })}
				maxLength={80}
			/>
			<ServiceFields draft={draft} change={change} />
			<SellingFields draft={draft} change={change} />
		</FormDialog>
	);
}

type PartProps = { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void };

function PriceFields({ draft, change }: PartProps) {
	const { form: say } = useWords().goods;
	return (
		<>
			<Field
				label={say.price}
				value={draft.priceText}
				onChange={(priceText) => change({ priceText })}
				focusFirst
				numeric
				large
				maxLength={32}
			/>
			<div className={styles['pair']}>
				<Field
					label={say.memberPrice}
					hint={say.memberPriceHint}
					value={draft.memberPriceText}
					onChange={(memberPriceText) => change({ memberPriceText })}
					numeric
					maxLength={32}
				/>
				<Field
					label={say.minPrice}
					hint={say.minPriceHint}
					value={draft.minPriceText}
					onChange={(minPriceText) => change({ minPriceText })}
					numeric
					maxLength={32}
				/>
			</div>
		</>
	);
}

/** Whether it is done rather than handed over; how long that takes and what it pays. */
function ServiceFields({ draft, change }: PartProps) {
	const { form: say } = useWords().goods;
	return (
		<>
			<ValueChoice
				label={say.kind}
				options={(['goods', 'service'] as const).map((value) => {
					return { value, label: say.kinds[value] };
				})}
				value={draft.kind}
				onChange={(kind) => change({ kind })}
			/>
			{draft.kind === 'service' && (
				<div className={styles['pair']}>
					<Field
						label={say.duration}
						value={draft.durationText}
						onChange={(text) => change({ durationText: text.replaceAll(/\D/g, '') })}
						numeric
						maxLength={4}
					/>
					<Field
						label={say.commission}
						hint={say.commissionHint}
						value={draft.commissionText}
						onChange={(commissionText) => change({ commissionText })}
						maxLength={16}
					/>
				</div>
			)}
		</>
	);
}

/** Its tax, and whether it is sold and discounted. */
function SellingFields({ draft, change }: PartProps) {
	const { form: say } = useWords().goods;
	return (
		<>
			<SelectField
				label={say.tax}
				options={rateOptions(draft.taxBp)}
				value={draft.taxBp}
				onChange={(taxBp) => change({ taxBp })}
			/>
			<div className={styles['pair']}>
				<ValueChoice
					label={say.discountable}
					options={[
						{ value: true, label: say.discountableYes },
						{ value: false, label: say.discountableNo },
					]}
					value={draft.discountable}
					onChange={(discountable) => change({ discountable })}
				/>
				<ValueChoice
					label={say.active}
					options={[
						{ value: true, label: say.on },
						{ value: false, label: say.off },
					]}
					value={draft.active}
					onChange={(active) => change({ active })}
				/>
			</div>
		</>
	);
}

function draftOf(product: ProductView): Draft {
	const { name, priceFen, memberPriceFen, minPriceFen, discountable, taxBp, active } = product;
	const { kind, durationMinutes, commissionBp, commissionFen } = product;
	const commission = { bp: commissionBp ?? null, fen: commissionFen ?? null };
	return {
		priceText: formatYuan(priceFen),
		memberPriceText: memberPriceFen === undefined ? '' : formatYuan(memberPriceFen),
		minPriceText: minPriceFen === undefined ? '' : formatYuan(minPriceFen),
		discountable,
		name,
		taxBp,
		active,
		kind,
		durationText: durationMinutes === undefined ? '' : String(durationMinutes),
		commissionText: formatCommission(commission),
	};
}

/** What is to be sent, or undefined when nothing differs. */
function changeOf(product: ProductView, draft: Draft): RequestInput<'product/change'> | undefined {
	const before = draftOf(product);
	const names = Object.keys(draft) as (keyof Draft)[];
	const changed = names.filter((name) => draft[name] !== before[name]);
	if (changed.length === 0) return undefined;
	const fields = Object.fromEntries(changed.map((name) => [name, draft[name]]));
	return { productId: product.productId, ...fields };
}
