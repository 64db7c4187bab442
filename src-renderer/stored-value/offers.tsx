/** The offers of a top-up (充值优惠) that are in the book: what each gives, to whom and when. */
import { useState } from 'react';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { QuestionDialog } from '../settings/question-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import type { Book } from './book-form.tsx';
import { sayGifts, type Givable, type Offer } from './draft-offer.ts';
import { isKept } from './use-givable.ts';

type OffersProps = {
	readonly book: Book;
	readonly givable: Givable | undefined;
	readonly onRemoved: () => void;
};

export function Offers({ book, givable, onRemoved }: OffersProps) {
	const words = useWords();
	const { storedValue: say, topUpOffer } = words;

	const [going, setGoing] = useState<Offer>();

	const columns: readonly Column<Offer>[] = [
		{ id: 'name', title: say.book.name, cell: ({ name }) => name },
		{
			id: 'reach',
			title: say.book.reach,
			cell: ({ reach }) => <MoneyText bare fen={reach} />,
			figures: true,
		},
		{
			id: 'gift',
			title: topUpOffer.gift,
			cell: (offer) => sayGifts(offer, givable ?? { coupons: [], passes: [] }, words),
		},
		{
			id: 'kinds',
			title: say.book.kinds,
			cell: ({ kinds }) => (kinds.length === 0 ? say.book.everybody : say.book.vip),
		},
		{ id: 'dates', title: topUpOffer.when, cell: (offer) => datesOf(offer, words) },
		{
			id: 'state',
			title: say.book.state,
			cell: (offer) => (isKept(offer, givable) ? say.book.inForce : say.book.notKept),
		},
		{
			id: 'remove',
			title: '',
			cell: (offer) => (
				<Button label={`${say.book.remove} ${offer.name}`} onPress={() => setGoing(offer)}>
					{say.book.remove}
				</Button>
			),
		},
	];
	return (
		<>
			<h3>{say.book.offers}</h3>
			<Table
				label={say.book.offers}
				columns={columns}
				rows={book.offers}
				keyOf={({ offerId }) => offerId}
				empty={say.book.noOffers}
			/>
			{going !== undefined && (
				<RemoveQuestion
					book={book}
					offer={going}
					onRemoved={onRemoved}
					onClose={() => setGoing(undefined)}
				/>
			)}
		</>
	);
}

function datesOf({ from, until }: Offer, { topUpOffer }: Words): string {
	if (from === '' && until === '') return topUpOffer.open;
	const open = '…';
	return sayFilled(topUpOffer.dates, { from: from || open, until: until || open });
}

type RemoveQuestionProps = {
	readonly book: Book;
	readonly offer: Offer;
	readonly onRemoved: () => void;
	readonly onClose: () => void;
};

function RemoveQuestion({ book, offer, onRemoved, onClose }: RemoveQuestionProps) {
	const { client } = useTerminal();
	const { storedValue: say } = useWords();

	async function remove(): Promise<ClientRefusal | undefined> {
		const offers = book.offers.filter(({ offerId }) => offerId !== offer.offerId);
		const changed = await client.ask('stored-value/change-book', { book: { ...book, offers } });
		if (!changed.ok) return changed.refusal;
		onRemoved();
		return undefined;
	}

	return (
		<QuestionDialog
			title={sayFilled(say.book.removeAsk, { name: offer.name })}
			confirm={say.book.remove}
			onClose={onClose}
			send={remove}
		>
			<p>{say.book.removeLead}</p>
		</QuestionDialog>
	);
}
