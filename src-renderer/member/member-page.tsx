/**
 * The member's own page (会员页): who it is above, and one part of it below: profile, pockets, visits,
 * cards. Alt+1…0 turns to a part, F9 looks for another member, F11 puts them on the open sale.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { goTo } from '../app/route.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Holdings } from './holdings.tsx';
import { LevelChips } from './level-chips.tsx';
import { memberTabs, type MemberTab } from './member-tabs.ts';
import { TabBody } from './tab-body.tsx';
import { sayState, sayWho } from './say-member.ts';
import styles from './page.module.css';

export type MemberPageProps = {
	readonly memberId: string;
	/** Back to looking for a member. */
	readonly onLeave: () => void;
};

export function MemberPage({ memberId, onLeave }: MemberPageProps) {
	const words = useWords();
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { value: got, again } = useAsked(memberId, () => client.ask('member/page', { memberId }));
	const [tab, setTab] = useState<MemberTab>('profile');
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const page = got?.ok === true ? got.value : undefined;

	/** What was done in a pocket counts in the head too. */
	function turn(to: MemberTab): void {
		setTab(to);
		again();
	}

	async function putOnSale(): Promise<void> {
		const attached = await client.ask('sale/attach-member', { memberId, foundBy: 'list' });
		if (attached.ok) goTo('');
		else {
			sounds.no();
			setRefusal(attached.refusal);
		}
	}

	useKeyLayer({
		onKey: ({ code, alt, control, shift }) => {
			const turned = alt ? memberTabs.find((_, at) => code === `Digit${keyOf(at)}`) : undefined;
			if (turned !== undefined) turn(turned);
			else if (code === 'F9' && !control && !shift) onLeave();
			else if (code === 'F11' && !control && !shift) void putOnSale();
			else return false;
			return true;
		},
	});

	const wrong = got?.ok === false ? got.refusal : refusal;
	const said = wrong === undefined ? undefined : sayRefusal(words, wrong);
	return (
		<section className={styles['page']} aria-label={words.member.page.title}>
			<Head page={page} onLeave={onLeave} onUse={() => void putOnSale()} />
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			<Tabs tab={tab} onTurn={turn} />
			<div className={styles['body']}>
				{page !== undefined && <TabBody tab={tab} page={page} again={again} />}
			</div>
		</section>
	);
}

type HeadProps = {
	readonly page: MemberPageView | undefined;
	readonly onLeave: () => void;
	readonly onUse: () => void;
};

function Head({ page, onLeave, onUse }: HeadProps) {
	const { member: say } = useWords();
	const isActive = page?.panel.state === 'active';
	return (
		<header className={styles['head']}>
			{page === undefined ? <h2>{say.page.title}</h2> : <Who page={page} />}
			{page !== undefined && <Holdings of={page.panel} />}
			<div className={styles['keys']}>
				<Button keyLabel="F9" onPress={onLeave}>
					{say.page.other}
				</Button>
				<Button tone="accent" keyLabel="F11" disabled={!isActive} onPress={onUse}>
					{say.page.use}
				</Button>
			</div>
		</header>
	);
}

function Who({ page }: { readonly page: MemberPageView }) {
	const { member: say } = useWords();
	const { panel, tierSince: since, tierUntil: until, tierByHand } = page;
	const { visits, spentFen: spent, state, phone } = panel;
	const tier = [
		since === '' ? '' : sayFilled(say.page.tierSpan, { since }),
		until === '' ? '' : sayFilled(say.page.tierUntil, { until }),
		tierByHand ? say.page.tierByHand : '',
	];
	return (
		<div className={styles['who']}>
			<h2>
				<b>{sayWho(say, panel)}</b>
				<LevelChips of={panel} />
				{state !== 'active' && <em data-stop="">{sayState(say, panel)}</em>}
			</h2>
			<p>
				{[phone, ...tier, sayFilled(say.page.visitsOf, { visits, spent })]
					.filter((part) => part !== '')
					.join(' · ')}
			</p>
			{state !== 'active' && <p data-stop="">{say.page.state[state]}</p>}
		</div>
	);
}

/** Alt+1…9, then Alt+0. */
function keyOf(at: number): number {
	return (at + 1) % 10;
}

type TabsProps = { readonly tab: MemberTab; readonly onTurn: (tab: MemberTab) => void };

function Tabs({ tab, onTurn }: TabsProps) {
	const { page: say } = useWords().member;
	return (
		<nav className={styles['tabs']} aria-label={say.tabs}>
			{memberTabs.map((one, at) => (
				<Button
					key={one}
					tone="quiet"
					pressed={one === tab}
					keyLabel={`Alt+${keyOf(at)}`}
					onPress={() => onTurn(one)}
				>
					{say.tab[one]}
				</Button>
			))}
		</nav>
	);
}
