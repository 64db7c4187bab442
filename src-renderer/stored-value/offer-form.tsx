/** A new top-up offer (充值优惠, SV-1): from how much on, what it gives, how often, to whom, and when. */
import { useState } from 'react';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import type { Book } from './book-form.tsx';
import { EMPTY_OFFER, offerFrom, type Givable, type OfferDraft } from './draft-offer.ts';
import styles from './stored-value.module.css';

export type OfferFormProps = {
	readonly book: Book;
	readonly givable: Givable;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

export function OfferForm({ book, givable, onClose, onSaved }: OfferFormProps) {
	const { client } = useTerminal();
	const words = useWords();
	const { book: say } = words.storedValue;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState<OfferDraft>(() => ({
		...EMPTY_OFFER,
		couponKind: givable.coupons[0]?.id ?? '',
		templateId: givable.passes[0]?.id ?? '',
	}));
	const change = (part: Partial<OfferDraft>) => setDraft((was) => ({ ...was, ...part }));
	const made = offerFrom(draft, givable, words);

	async function send(): Promise<ClientRefusal | undefined> {
		if (!('offer' in made)) return undefined;
		const offer = { ...made.offer, offerId: `offer-${commandId.slice(0, 8)}` };
		const input = { book: { ...book, offers: [...book.offers, offer] } };
		const changed = await client.ask('stored-value/change-book', input, { commandId });
		if (!changed.ok) return changed.refusal;
		onSaved();
		return undefined;
	}

	const parts = { draft, change, givable };
	return (
		<FormDialog
			title={say.add}
			confirm={say.save}
			problem={'problem' in made ? made.problem : undefined}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field
				label={say.reach}
				value={draft.reachText}
				onChange={(reachText) => change({ reachText })}
				focusFirst
				numeric
			/>
			<GiftFields {...parts} />
			<HowFields {...parts} />
		</FormDialog>
	);
}

type PartProps = {
	readonly draft: OfferDraft;
	readonly change: (part: Partial<OfferDraft>) => void;
	readonly givable: Givable;
};

const KINDS = ['bonus', 'points', 'coupon', 'pass'] as const;

function GiftFields({ draft, change, givable }: PartProps) {
	const { storedValue, topUpOffer: say } = useWords();
	const { coupons, passes } = givable;
	return (
		<>
			<Choice
				label={say.gift}
				value={draft.kind}
				onChange={(kind) => change({ kind })}
				options={KINDS.map((value) => ({ value, label: say.kinds[value] }))}
			/>
			{draft.kind === 'bonus' && (
				<Field
					label={storedValue.book.gives}
					value={draft.bonusText}
					onChange={(bonusText) => change({ bonusText })}
					numeric
				/>
			)}
			{draft.kind === 'points' && (
				<Field
					label={say.points}
					value={draft.pointsText}
					onChange={(pointsText) => change({ pointsText })}
					numeric
				/>
			)}
			{draft.kind === 'coupon' && coupons.length === 0 && <p>{say.noCoupons}</p>}
			{draft.kind === 'coupon' && coupons.length > 0 && (
				<div className={styles['two']}>
					<SelectField
						label={say.coupon}
						options={coupons.map(({ id, name }) => ({ value: id, label: name }))}
						value={draft.couponKind}
						onChange={(couponKind) => change({ couponKind })}
					/>
					<Field
						label={say.count}
						value={draft.countText}
						onChange={(countText) => change({ countText })}
						numeric
					/>
				</div>
			)}
			{draft.kind === 'pass' && passes.length === 0 && <p>{say.noPasses}</p>}
			{draft.kind === 'pass' && passes.length > 0 && (
				<SelectField
					label={say.pass}
					options={passes.map(({ id, name }) => ({ value: id, label: name }))}
					value={draft.templateId}
					onChange={(templateId) => change({ templateId })}
				/>
			)}
		</>
	);
}

function HowFields({ draft, change }: PartProps) {
	const { storedValue, topUpOffer: say } = useWords();
	const { book } = storedValue;
	return (
		<>
			<div className={styles['two']}>
				<Choice
					label={say.times}
					value={draft.times}
					onChange={(times) => change({ times })}
					options={[
						{ value: 'once', label: say.once },
						{ value: 'each', label: say.each },
					]}
				/>
				<Choice
					label={book.kinds}
					value={draft.whom}
					onChange={(whom) => change({ whom })}
					options={[
						{ value: 'all', label: book.everybody },
						{ value: 'vip', label: book.vip },
					]}
				/>
			</div>
			<div className={styles['two']}>
				<Field
					label={say.from}
					value={draft.from}
					onChange={(from) => change({ from })}
					hint={say.dateHint}
					maxLength={10}
				/>
				<Field
					label={say.until}
					value={draft.until}
					onChange={(until) => change({ until })}
					maxLength={10}
				/>
			</div>
		</>
	);
}
