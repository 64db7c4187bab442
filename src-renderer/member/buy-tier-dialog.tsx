/** A level that is paid for (付费会员): which one and how long, then the fee by one way or several. */
import { useState } from 'react';
import type { TierFeeListView } from '#shared/contract/tier-fee-requests.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { TwoStepDialog } from '../pass-card/two-step-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { FeeTenders } from './fee-tenders.tsx';
import { firstTender, isOpen, paidOf, tendersOf, type DraftTender } from './fee-tender-draft.ts';
import styles from './lists.module.css';

type Offer = TierFeeListView['offers'][number];

export type BuyTierDialogProps = {
	readonly memberId: string;
	readonly offers: readonly Offer[];
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

export function BuyTierDialog({ memberId, offers, onClose, onDone }: BuyTierDialogProps) {
	const { client } = useTerminal();
	const { tierFee: say, passCard } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [chosen, setChosen] = useState(offers.find(({ renews }) => renews)?.tier);
	const [isSecond, setIsSecond] = useState(false);
	const [tenders, setTenders] = useState<readonly DraftTender[]>([]);
	const offer = offers.find(({ tier }) => tier === chosen) ?? offers[0];
	if (offer === undefined) return null;
	const { tier, name, feeFen: fee, until } = offer;

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { memberId, tier, expectedFeeFen: fee, tenders: tendersOf(tenders) };
		const bought = await client.ask('tier/buy', input, { commandId });
		if (!bought.ok) return bought.refusal;
		onDone(sayFilled(say.bought, { name, until, fee }));
		return undefined;
	}

	return (
		<TwoStepDialog
			title={say.buyTitle}
			isSecond={isSecond}
			next={say.next}
			confirm={sayFilled(say.confirmBuy, { fee })}
			problem={isOpen(tenders) ? passCard.chooseWay : undefined}
			choose={async () => {
				setTenders([firstTender(fee)]);
				setIsSecond(true);
				return Promise.resolve(undefined);
			}}
			send={send}
			onBack={() => setIsSecond(false)}
			onClose={onClose}
		>
			{isSecond ? (
				<>
					<p>{sayFilled(say.offerSpan, offer)}</p>
					<FeeTenders tenders={tenders} restFen={fee - paidOf(tenders)} onChange={setTenders} />
				</>
			) : (
				<Choice
					label={say.choose}
					value={tier}
					onChange={setChosen}
					focusFirst
					options={offers.map((one) => {
						const details = { name: one.name, fee: one.feeFen, days: one.days };
						return { value: one.tier, label: sayFilled(say.offer, details) };
					})}
				/>
			)}
			<p className={styles['soft']}>{say.owed}</p>
		</TwoStepDialog>
	);
}
