/**
 * The settings of members (会员设置): tiers, types of cards, the reward of a referral, rules of the
 * day; and behind F9 the price lists that companies buy by.
 */
import { useState } from 'react';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { PriceListScreen } from '../price-list/price-list-screen.tsx';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { CommissionTable } from '../technician/commission-table.tsx';
import { Technicians } from '../technician/technicians.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { CardTypes } from './card-types.tsx';
import { MemberRules } from './member-rules.tsx';
import { ReferralForm, sayReward } from './referral-form.tsx';
import { TierTable } from './tier-table.tsx';
import styles from './member-settings.module.css';

export function MemberSettingsScreen() {
	const [lists, setLists] = useState(false);
	if (lists) return <PriceListScreen onLeave={() => setLists(false)} />;
	return <Settings onLists={() => setLists(true)} />;
}

function Settings({ onLists }: { readonly onLists: () => void }) {
	const { client } = useTerminal();
	const { memberSettings: say, priceList } = useWords();
	const { value: got, again } = useAsked('', () => client.ask('tier/list', {}));
	const [done, setDone] = useState('');
	const tiers = got?.ok === true ? got.value : undefined;
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'F9') return false;
			onLists();
			return true;
		},
	});
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<Button keyLabel="F9" onPress={onLists}>
					{priceList.open}
				</Button>
			</header>
			<div className={styles['list']}>
				{tiers !== undefined && (
					<TierTable
						got={tiers}
						onSaved={(sentence) => {
							setDone(sentence);
							again();
						}}
					/>
				)}
				<CardTypes onSaved={setDone} />
				<Technicians onSaved={setDone} />
				<CommissionTable onPrinted={setDone} />
				<Referral onSaved={setDone} />
				<MemberRules onSaved={setDone} />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
			</div>
		</section>
	);
}

function Referral({ onSaved }: { readonly onSaved: (sentence: string) => void }) {
	const { client } = useTerminal();
	const { referral: say } = useWords().memberSettings;
	const { value: got, again } = useAsked('', () => client.ask('settings/get', {}));
	const [isOpen, setIsOpen] = useState(false);
	const reward = got?.ok === true ? got.value.referralReward : undefined;
	if (reward === undefined) return null;
	return (
		<section aria-label={say.title} className={styles['part']}>
			<div className={styles['bar']}>
				<p>{sayFilled(say.is, { reward: sayReward(say, reward) })}</p>
				<Button onPress={() => setIsOpen(true)}>{say.edit}</Button>
			</div>
			{isOpen && (
				<ReferralForm
					reward={reward}
					onClose={() => setIsOpen(false)}
					onSaved={() => {
						again();
						onSaved(say.saved);
					}}
				/>
			)}
		</section>
	);
}
