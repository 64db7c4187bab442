/** The offers of a top-up (充值优惠) that are in the book: what each gives, to whom and when. */
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
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
	const { client } = useTerminal();
	const words = useWords();
	const { storedValue: say, topUpOffer } = words;

	async function remove(offerId: string): Promise<void> {
		const offers = book.offers.filter((offer) => offer.offerId !== offerId);
		const changed = await client.ask('stored-value/change-book', { book: { ...book, offers } });
		if (changed.ok) onRemoved();
	}

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
		{ id: 'dates', title: topUpOffer.when, cell: (offer) => datesOf(offer) },
		{
			id: 'state',
			title: say.book.state,
			cell: (offer) => (isKept(offer, givable) ? say.book.inForce : say.book.notKept),
		},
		{
			id: 'remove',
			title: '',
			cell: ({ offerId, name }) => (
				<Button label={`${say.book.remove} ${name}`} onPress={() => void remove(offerId)}>
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
		</>
	);

	function datesOf({ from, until }: Offer): string {
		if (from === '' && until === '') return topUpOffer.open;
		const open = '…';
		return sayFilled(topUpOffer.dates, { from: from || open, until: until || open });
	}
}
