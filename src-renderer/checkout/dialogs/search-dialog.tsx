/** F2: goods by barcode, number, name or pinyin. A scan here is a search too. */
import { useEffect, useRef, useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import type { KeyPress } from '../../app/key-layers.ts';
import { useWords } from '../../app/use-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { chooseProduct } from '../basket-steps.ts';
import { closeDialog } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import { offersOf, ProductList, type Offer } from './product-list.tsx';
import styles from './dialogs.module.css';

export type SearchDialogProps = { readonly text: string; readonly found: readonly ProductView[] };

export function SearchDialog({ text: first, found }: SearchDialogProps) {
	const desk = useDesk();
	const { search } = useWords().checkout;
	const [text, setText] = useState(first);
	const { products, missed } = useSearch(text, { first, found });
	const offers = offersOf(products);
	const [at, setAt] = useState(0);
	const chosen = Math.min(at, Math.max(0, offers.length - 1));

	function choose({ product, unit }: Offer): void {
		chooseProduct(desk, product, { quantityText: '', unit });
	}

	function onKey({ code }: KeyPress): boolean {
		if (code === 'ArrowDown') setAt(Math.min(chosen + 1, offers.length - 1));
		else if (code === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
		else return false;
		return true;
	}

	return (
		<Dialog title={search.title} size="wide" onClose={() => closeDialog(desk)} onKey={onKey}>
			<form
				className={styles['form']}
				onSubmit={(event) => {
					event.preventDefault();
					const offer = offers[chosen];
					if (offer === undefined) desk.sounds.no();
					else choose(offer);
				}}
			>
				<Field
					label={search.label}
					hint={search.hint}
					value={text}
					onChange={(next) => {
						setText(next);
						setAt(0);
					}}
					scan="capture"
					focusFirst
					large
					maxLength={64}
				/>
				{offers.length > 0 ? (
					<ProductList offers={offers} chosen={chosen} onChoose={choose} />
				) : (
					<div className={styles['list']}>
						<p className={styles['none']}>{missed ? search.none : search.begin}</p>
					</div>
				)}
			</form>
		</Dialog>
	);
}

type Found = { readonly products: readonly ProductView[]; readonly missed: boolean };

/** Asks as one types; an answer to an older text is left out. */
function useSearch(
	text: string,
	{ first, found }: { readonly first: string; readonly found: readonly ProductView[] },
): Found {
	const desk = useDesk();
	const [answer, setAnswer] = useState({ text: first, products: found });
	const latest = useRef(text);
	useEffect(() => {
		latest.current = text;
		const wanted = text.trim();
		if (wanted === '' || answer.text === text) return;
		desk.client.ask('product/search', { text: wanted }).then((reply) => {
			if (latest.current !== text || !reply.ok) return;
			setAnswer({ text, products: reply.value.products });
		}, desk.onFailure);
	}, [text, desk, answer.text]);
	const empty = text.trim() === '';
	return { products: empty ? [] : answer.products, missed: !empty && answer.text === text };
}
