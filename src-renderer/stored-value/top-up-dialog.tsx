/**
 * Topping up stored value (充值): how much, with the best offer and the next one as it is typed, then
 * how it is paid. The money is owed to the member until it is spent.
 */
import { useState } from 'react';
import type { TopUpQuote } from '#shared/contract/stored-value-views.ts';
import { IDENTITY_KINDS, type IdentityKind } from '#shared/stored-value/prepaid-law.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { AskCustomer } from '../customer-ask/ask-customer.tsx';
import { answeredId, useCustomerAsk } from '../customer-ask/use-customer-ask.ts';
import { NOT_CHOSEN, PassMoneyFields, type OpenMoney } from '../pass-card/pass-money.tsx';
import { TwoStepDialog } from '../pass-card/two-step-dialog.tsx';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './stored-value.module.css';

export type TopUpDialogProps = {
	readonly memberId: string;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone?: (sentence: string) => void;
};

export function TopUpDialog({ memberId, onClose, onDone }: TopUpDialogProps) {
	const { client } = useTerminal();
	const { storedValue: say, passCard, customerAsk } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [amountText, setAmountText] = useState('');
	const [agreed, setAgreed] = useState<TopUpQuote>();
	const [money, setMoney] = useState<OpenMoney>(NOT_CHOSEN);
	const [kind, setKind] = useState<IdentityKind | ''>('');
	const contract = { document: 'top-up', memberId, amountText } as const;
	const asking = useCustomerAsk(() => client.ask('customer-ask/sign', contract));
	const { value: asked } = useAsked(amountText, () => quote());
	const live = asked?.ok === true ? asked.value : undefined;

	function quote() {
		return client.ask('stored-value/quote-top-up', { memberId, amountText });
	}

	async function choose(): Promise<ClientRefusal | undefined> {
		// What is agreed is what was asked for last, however fast the keys were.
		const quoted = await quote();
		if (!quoted.ok) return quoted.refusal;
		if (quoted.value.amountFen > 0) setAgreed(quoted.value);
		return undefined;
	}

	async function send(): Promise<ClientRefusal | undefined> {
		const proofs = { ...identityOf(kind), signAskId: answeredId(asking) };
		if (money.way === undefined) return undefined;
		const paid = { way: money.way, reference: money.reference };
		const input = { memberId, amountText, ...toldIn(agreed), ...proofs, ...paid };
		const done = await client.ask('stored-value/top-up', input, { commandId });
		if (!done.ok) return done.refusal;
		onDone?.(sayDone(say, done.value));
		return undefined;
	}

	return (
		<TwoStepDialog
			title={say.topUp.title}
			isSecond={agreed !== undefined}
			next={say.topUp.take}
			confirm={sayFilled(say.topUp.confirm, { amount: agreed?.amountFen ?? 0 })}
			problem={money.way === undefined ? passCard.chooseWay : undefined}
			choose={choose}
			send={send}
			onBack={() => setAgreed(undefined)}
			onClose={onClose}
		>
			{agreed === undefined ? (
				<>
					<Field
						label={say.topUp.amount}
						hint={live === undefined ? '' : sayFilled(say.topUp.hint, { cap: live.capFen })}
						value={amountText}
						onChange={setAmountText}
						focusFirst
						numeric
						large
						maxLength={16}
					/>
					{live !== undefined && <Quote quote={live} />}
				</>
			) : (
				<>
					<Quote quote={agreed} />
					<PassMoneyFields money={money} onChange={setMoney} />
					{agreed.needsIdentity && <IdentityField kind={kind} onChange={setKind} />}
					<AskCustomer asking={asking} label={customerAsk.till.sign} />
					<p className={styles['faint']}>{say.topUp.law}</p>
				</>
			)}
		</TwoStepDialog>
	);
}

/** All that came with it, in the sentence afterwards too. */
function sayDone(
	{ topUp: say }: Words['storedValue'],
	{ amountFen: amount, after, gifts }: Pick<TopUpQuote, 'amountFen' | 'after' | 'gifts'>,
): string {
	const left = { principal: after.principalFen, bonus: after.bonusFen };
	const done = sayFilled(say.done, { amount, ...left });
	if (gifts.length === 0) return done;
	const given = gifts.map((gift) => {
		return sayFilled(say.given[gift.kind], { ...gift, count: gift.count.toLocaleString('en') });
	});
	return sayFilled(say.doneGifts, { done, gifts: given.join(say.joint) });
}

/** What the member was told, which is what has to be given. */
function toldIn(agreed: TopUpQuote | undefined) {
	const { bonusFen: expectedBonusFen = 0, offer } = agreed ?? {};
	return { expectedBonusFen, expectedOfferId: offer?.offerId ?? '' };
}

function identityOf(identityKind: IdentityKind | '') {
	return { identified: identityKind !== '', identityKind };
}

/** 身份核对: that a document was seen and of which kind; its number is not asked for. */
function IdentityField({ kind, onChange }: IdentityFieldProps) {
	const { identity: say } = useWords().customerAsk;
	return (
		<>
			<Choice
				label={say.title}
				value={kind}
				onChange={onChange}
				options={(['', ...IDENTITY_KINDS] as const).map((value) => {
					return { value, label: value === '' ? say.none : say.kinds[value] };
				})}
			/>
			<p className={styles['faint']}>{say.hint}</p>
		</>
	);
}

type IdentityFieldProps = {
	readonly kind: IdentityKind | '';
	readonly onChange: (kind: IdentityKind | '') => void;
};

/** The offer that is reached, what a little more would bring, and both pockets after it. */
function Quote({ quote }: { readonly quote: TopUpQuote }) {
	const { storedValue: say } = useWords();
	const { offer, next, gifts, bonusFen: bonus, amountFen, before, after } = quote;
	const reached = bonus === 0 ? say.topUp.offerGift : say.topUp.offer;
	return (
		<section className={styles['quote']} aria-label={say.topUp.quote}>
			{amountFen > 0 && (
				<p data-reached={offer === undefined ? undefined : ''}>
					{offer === undefined ? say.topUp.none : sayFilled(reached, { name: offer.name, bonus })}
				</p>
			)}
			{gifts.length > 0 && (
				<ul className={styles['gifts']}>
					{gifts.map((gift, at) => (
						// eslint-disable-next-line react/no-array-index-key
						<li key={at}>{sayGift(say, gift)}</li>
					))}
				</ul>
			)}
			{next !== undefined && (
				<NoticeBar
					tone="plain"
					say={sayFilled(say.topUp.more, { missing: next.missingFen, name: next.name })}
				/>
			)}
			<dl className={styles['pockets']}>
				<Pocket title={say.principal} before={before.principalFen} after={after.principalFen} />
				<Pocket title={say.bonus} before={before.bonusFen} after={after.bonusFen} />
			</dl>
		</section>
	);
}

/** `送积分 20,000：1,200 → 21,200`. */
function sayGift({ topUp: say }: Words['storedValue'], gift: TopUpQuote['gifts'][number]): string {
	if (gift.kind !== 'points') return sayFilled(say.gifts[gift.kind], gift);
	const { count, before } = gift;
	const grouped = (points: number) => points.toLocaleString('en');
	const after = grouped(before + count);
	return sayFilled(say.gifts.points, { count: grouped(count), before: grouped(before), after });
}

type PocketProps = { readonly title: string; readonly before: number; readonly after: number };

export function Pocket({ title, before, after }: PocketProps) {
	return (
		<div>
			<dt>{title}</dt>
			<dd>
				<span className={styles['faint']}>
					<MoneyText fen={before} /> →{' '}
				</span>
				<MoneyText fen={after} />
			</dd>
		</div>
	);
}
