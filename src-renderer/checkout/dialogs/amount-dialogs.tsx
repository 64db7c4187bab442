/** Dialogs that ask for one figure: the weight of weighed goods, the price of goods without one. */
import { useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { Field } from '../../ui/field.tsx';
import { addProduct } from '../basket-steps.ts';
import type { Asked } from '../counter-state.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import styles from './dialogs.module.css';

export type AmountDialogProps = { readonly product: ProductView; readonly asked: Asked };

/** The weight as the scale shows it; main reads it and refuses what is none. */
export function WeightDialog({ product, asked }: AmountDialogProps) {
	const desk = useDesk();
	const { weight, search } = useWords().checkout;
	const [quantityText, setQuantityText] = useState('');
	const [priceText, setPriceText] = useState('');
	const { productId } = product;
	const needsPrice = product.priceFen === 0;
	return (
		<AskDialog
			title={weight.title}
			confirm={useWords().app.button.confirm}
			complete={quantityText !== '' && (!needsPrice || priceText !== '')}
			send={() => addProduct(desk, { productId, unit: asked.unit, quantityText, priceText })}
		>
			<ProductName product={product} />
			<Field
				label={sayFilled(weight.label, { unit: product.unit })}
				hint={weight.hint}
				value={quantityText}
				onChange={setQuantityText}
				focusFirst
				numeric
				large
				maxLength={32}
			/>
			{needsPrice && (
				<Field
					label={search.noPrice}
					value={priceText}
					onChange={setPriceText}
					numeric
					large
					maxLength={32}
				/>
			)}
		</AskDialog>
	);
}

export function PriceDialog({ product, asked }: AmountDialogProps) {
	const desk = useDesk();
	const words = useWords();
	const { price } = words.checkout;
	const [priceText, setPriceText] = useState('');
	const { productId } = product;
	return (
		<AskDialog
			title={price.title}
			confirm={words.app.button.confirm}
			complete={priceText !== ''}
			send={() => addProduct(desk, { productId, ...asked, priceText })}
		>
			<ProductName product={product} unit={asked.unit} />
			<Field
				label={price.label}
				hint={price.hint}
				value={priceText}
				onChange={setPriceText}
				focusFirst
				numeric
				large
				maxLength={32}
			/>
		</AskDialog>
	);
}

type ProductNameProps = { readonly product: ProductView; readonly unit?: string };

function ProductName({ product, unit = '' }: ProductNameProps) {
	const { search } = useWords().checkout;
	return (
		<p className={styles['lead']}>
			<strong>{product.name}</strong> {product.spec}{' '}
			{unit !== '' && <strong>{sayFilled(search.pack, { unit })}</strong>}
		</p>
	);
}
