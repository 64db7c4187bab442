/**
 * Stored value (储值) in the back office: what is owed and how it moved, the offers and rules in
 * force. `#/stored-value?member=…` shows one member's instead.
 */
import { useState } from 'react';
import { goTo } from '../app/route.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { BookForm, type Book } from './book-form.tsx';
import { Liability } from './liability.tsx';
import { LimitsForm } from './limits-form.tsx';
import { OfferForm } from './offer-form.tsx';
import { Offers } from './offers.tsx';
import { StoredValuePane } from './stored-value-pane.tsx';
import { useGivable } from './use-givable.ts';
import styles from './stored-value.module.css';

export function StoredValueScreen() {
	const [memberId, setMemberId] = useState(memberInRoute);
	if (memberId === '') return <StoreWide />;
	const close = () => {
		goTo('stored-value');
		setMemberId('');
	};
	return <StoredValuePane memberId={memberId} onClose={close} />;
}

/** Somebody came for one member: `#/stored-value?member=…`. */
function memberInRoute(): string {
	return new URLSearchParams(window.location.hash.split('?')[1]).get('member') ?? '';
}

type Opened = 'offer' | 'rules' | 'limits';

function StoreWide() {
	const { client } = useTerminal();
	const { storedValue: say, allowance } = useWords();
	const { value: got, again } = useAsked('', () => client.ask('stored-value/book', {}));
	const givable = useGivable();
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const book = got?.ok === true ? got.value : undefined;
	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (control || shift || book === undefined) return false;
			if (code === 'F8') setOpened('offer');
			else if (code === 'F9') setOpened('limits');
			else if (code === 'F12') setOpened('rules');
			else return false;
			return true;
		},
	});
	const saved = () => {
		setDone(say.book.saved);
		again();
	};
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<h2>{say.title}</h2>
				<p>{say.book.lead}</p>
			</header>
			<div className={styles['list']}>
				<Liability />
				{book !== undefined && <Offers book={book} givable={givable} onRemoved={saved} />}
				{book !== undefined && <Rules book={book} />}
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<div className={styles['buttons']}>
					<Button size="large" keyLabel="F9" onPress={() => setOpened('limits')}>
						{allowance.limits.edit}
					</Button>
					<Button size="large" keyLabel="F12" onPress={() => setOpened('rules')}>
						{say.book.edit}
					</Button>
					<Button size="large" keyLabel="F8" tone="accent" onPress={() => setOpened('offer')}>
						{say.book.add}
					</Button>
				</div>
			</div>
			{opened === 'offer' && book !== undefined && givable !== undefined && (
				<OfferForm
					book={book}
					givable={givable}
					onClose={() => setOpened(undefined)}
					onSaved={saved}
				/>
			)}
			{opened === 'limits' && book !== undefined && (
				<LimitsForm book={book} onClose={() => setOpened(undefined)} onSaved={saved} />
			)}
			{opened === 'rules' && book !== undefined && (
				<BookForm book={book} onClose={() => setOpened(undefined)} onSaved={saved} />
			)}
		</section>
	);
}

function offlineFigures({ offline }: Book) {
	const { floorFen: floor, floorPoints: points, capFen: cap, maxAgeMs } = offline;
	return { floor, points, cap, hours: Math.round(maxAgeMs / 3_600_000) };
}

function Rules({ book }: { readonly book: Book }) {
	const { storedValue: say, allowance } = useWords();
	const { policy, bonusMonths: months, pinFromFen: pin, leastFen: least, rules } = book;
	const { registeredCapFen: cap, unregisteredCapFen: bare, cashRefundUpToFen: cash } = rules;
	const lines = [
		sayFilled(say.book.policyIs, { policy: say.pane.policies[policy] }),
		months === 0 ? say.book.noEnd : sayFilled(say.book.months, { months }),
		sayFilled(say.book.pin, { pin }),
		sayFilled(say.book.least, { least }),
		sayFilled(say.book.caps, { cap, bare }),
		sayFilled(say.book.cash, { cash }),
		sayFilled(allowance.limits.line, offlineFigures(book)),
	];
	return (
		<>
			<h3>{say.book.rules}</h3>
			<ul className={styles['rules']}>
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<p className={styles['faint']}>{say.book.law}</p>
		</>
	);
}
