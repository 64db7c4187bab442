/** An unknown code becomes a product at the counter in three fields, and goes into the basket. */
import { useState } from 'react';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Field } from '../../ui/field.tsx';
import { addProduct } from '../basket-steps.ts';
import { patch } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import styles from './dialogs.module.css';

export function ProductDialog({ code }: { readonly code: string }) {
	const desk = useDesk();
	const { product } = useWords().checkout;
	const [name, setName] = useState('');
	const [priceText, setPriceText] = useState('');

	async function send(): Promise<ClientRefusal | undefined> {
		const added = await desk.client.ask('product/add', { code, name, priceText });
		if (!added.ok) return added.refusal;
		patch(desk, { unknown: desk.state.get().unknown.filter((other) => other !== code) });
		return addProduct(desk, { productId: added.value.productId });
	}

	return (
		<AskDialog
			title={product.title}
			confirm={product.save}
			complete={name !== '' && priceText !== ''}
			send={send}
		>
			<p className={styles['lead']}>{product.hint}</p>
			<Field label={product.code} value={code} onChange={() => undefined} readOnly />
			<Field label={product.name} value={name} onChange={setName} focusFirst maxLength={80} />
			<Field
				label={product.price}
				value={priceText}
				onChange={setPriceText}
				numeric
				maxLength={32}
			/>
		</AskDialog>
	);
}
