/**
 * The level a member has (等级): until when, given by hand by a manager, paid for, renewed, and the
 * fee given back or undone on its day.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { TierFeeListView, TierFeeView } from '#shared/contract/tier-fee-requests.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { BuyTierDialog } from './buy-tier-dialog.tsx';
import { GrantTierDialog } from './grant-tier-dialog.tsx';
import { FeeRefundWizard } from './fee-refund-wizard.tsx';
import { UndoFeeDialog } from './undo-fee-dialog.tsx';
import { hasLeft } from './say-member.ts';
import lists from './lists.module.css';
import styles from './tab.module.css';

export type TierSectionProps = {
	readonly page: MemberPageView;
	/** Something was changed: the page is asked for anew. */
	readonly again: () => void;
};

type Opened =
	| { readonly kind: 'grant' | 'buy' }
	| { readonly kind: 'refund' | 'undo'; readonly fee: TierFeeView };

export function TierSection({ page, again }: TierSectionProps) {
	const { client } = useTerminal();
	const { tierFee: say } = useWords();
	const { memberId } = page.panel;
	const { value: got, again: reload } = useAsked(memberId, () =>
		client.ask('tier/fees', { memberId }),
	);
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const list = got?.ok === true ? got.value : undefined;
	const act = {
		onClose: () => setOpened(undefined),
		onDone: (sentence: string) => {
			setDone(sentence);
			reload();
			again();
		},
	};
	return (
		<section aria-label={say.title}>
			<Head page={page} list={list} onOpen={(kind) => setOpened({ kind })} />
			{done !== '' && <NoticeBar tone="plain" say={done} alert />}
			{list !== undefined && <Fees list={list} onOpen={setOpened} />}
			{opened?.kind === 'grant' && <GrantTierDialog memberId={memberId} {...act} />}
			{opened?.kind === 'buy' && list !== undefined && (
				<BuyTierDialog memberId={memberId} offers={list.offers} {...act} />
			)}
			{opened?.kind === 'refund' && <FeeRefundWizard fee={opened.fee} {...act} />}
			{opened?.kind === 'undo' && <UndoFeeDialog fee={opened.fee} {...act} />}
		</section>
	);
}

type HeadProps = {
	readonly page: MemberPageView;
	readonly list: TierFeeListView | undefined;
	readonly onOpen: (kind: 'grant' | 'buy') => void;
};

function Head({ page, list, onOpen }: HeadProps) {
	const { tierFee: say } = useWords();
	const { panel, tierSince: since, tierUntil: until } = page;
	const offers = list?.offers ?? [];
	const isActive = panel.state === 'active';
	const isShut = hasLeft(panel);
	return (
		<div className={lists['bar']}>
			<h3>
				{sayFilled(say.now, { tier: panel.tierName, since })}
				{until !== '' && ` · ${sayFilled(say.until, { until })}`}
			</h3>
			<div className={lists['acts']}>
				{!isShut && (
					<Button disabled={!isActive} onPress={() => onOpen('grant')}>
						{say.grant}
					</Button>
				)}
				{offers.length > 0 && !isShut && (
					<Button tone="accent" onPress={() => onOpen('buy')}>
						{offers.some(({ renews }) => renews) ? say.renew : say.buy}
					</Button>
				)}
			</div>
		</div>
	);
}

type FeesProps = {
	readonly list: TierFeeListView;
	readonly onOpen: (opened: Opened) => void;
};

function Fees({ list: { fees, today }, onOpen }: FeesProps) {
	const { tierFee: say } = useWords();
	if (fees.length === 0) return null;
	return (
		<ul className={styles['fields']} aria-label={say.fees}>
			{fees.map((fee) => {
				const { feeId, tierName, validFrom: from, validUntil: until, state, leftFen } = fee;
				const isOpen = state === 'active';
				const told = isOpen
					? sayFilled(say.left, { left: leftFen })
					: sayFilled(say.states[state], { refund: fee.refundFen });
				return (
					<li key={feeId} data-wide="">
						<b>
							{tierName} <small>{sayFilled(say.span, { from, until })}</small>
						</b>
						<span>{told}</span>
						<span className={lists['acts']}>
							{isOpen && fee.boughtOn === today && (
								<Button
									label={`${say.undoIt} ${tierName} ${from}`}
									onPress={() => onOpen({ kind: 'undo', fee })}
								>
									{say.undoIt}
								</Button>
							)}
							{isOpen && (
								<Button
									label={`${say.refundIt} ${tierName} ${from}`}
									onPress={() => onOpen({ kind: 'refund', fee })}
								>
									{say.refundIt}
								</Button>
							)}
						</span>
					</li>
				);
			})}
		</ul>
	);
}
