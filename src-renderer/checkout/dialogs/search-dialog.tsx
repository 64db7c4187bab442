/** F2: goods by barcode, number, name or pinyin. A scan here is a search too. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
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
	// An Enter that was faster than the answer takes nothing of the list of an older text.
	const entered = useRef(false);
	const { products, answered } = useSearch(text, {
		first,
		found,
		onAnswer: (fresh) => {
			if (entered.current) take(offersOf(fresh)[0]);
		},
	});
	const offers = offersOf(products);
	const missed = answered && text.trim() !== '';
	const [at, setAt] = useState(0);
	const chosen = Math.min(at, Math.max(0, offers.length - 1));

	function choose({ product, unit }: Offer): void {
		chooseProduct(desk, product, { quantityText: '', unit });
	}

	function take(offer: Offer | undefined): void {
		entered.current = false;
		if (offer === undefined) desk.sounds.no();
		else choose(offer);
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
					if (answered) take(offers[chosen]);
					else entered.current = true;
				}}
			>
				<Field
					label={search.label}
					hint={search.hint}
					value={text}
					onChange={(next) => {
						setText(next);
						setAt(0);
						entered.current = false;
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

type Searching = {
	readonly first: string;
	readonly found: readonly ProductView[];
	readonly onAnswer: (products: readonly ProductView[]) => void;
};

type Found = {
	readonly products: readonly ProductView[];
	/** These are the products of the text that stands there. */
	readonly answered: boolean;
};

/** Asks as one types; an answer to an older text, or to a dialog that is gone, is left out. */
function useSearch(text: string, { first, found, onAnswer }: Searching): Found {
	const desk = useDesk();
	const [answer, setAnswer] = useState({ text: first, products: found });
	const tell = useEffectEvent(onAnswer);
	useEffect(() => {
		let wanted = true;
		const typed = text.trim();
		if (typed !== '' && answer.text !== text) {
			desk.client.ask('product/search', { text: typed }).then((reply) => {
				if (!wanted || !reply.ok) return;
				setAnswer({ text, products: reply.value.products });
				tell(reply.value.products);
			}, desk.onFailure);
		}
		return () => {
			wanted = false;
		};
	}, [text, desk, answer.text]);
	const empty = text.trim() === '';
	return { products: empty ? [] : answer.products, answered: empty || answer.text === text };
}
