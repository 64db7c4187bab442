/** What the member's tier gives besides prices (MEM-19): a checklist, each use noted with its day. */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { BenefitListView } from '#shared/contract/tier-requests.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { hasLeft } from './say-member.ts';
import { TierSection } from './tier-section.tsx';
import styles from './tab.module.css';

export type BenefitsTabProps = {
	readonly page: MemberPageView;
	readonly again: () => void;
};

export function BenefitsTab({ page, again: reload }: BenefitsTabProps) {
	const { memberId, tier } = page.panel;
	const words = useWords();
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { benefits: say } = words.member.page;
	const { value: got, again } = useAsked(`${memberId} ${tier}`, () =>
		client.ask('benefit/list', { memberId }),
	);
	const [refusal, setRefusal] = useState<ClientRefusal>();

	async function take(benefit: string): Promise<void> {
		const taken = await client.ask('benefit/use', { memberId, benefit });
		if (taken.ok) {
			sounds.yes();
			setRefusal(undefined);
			again();
		} else {
			sounds.no();
			setRefusal(taken.refusal);
		}
	}

	const wrong = got?.ok === false ? got.refusal : refusal;
	const said = wrong === undefined ? undefined : sayRefusal(words, wrong);
	return (
		<div className={styles['columns']}>
			<div>
				<TierSection page={page} again={reload} />
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{got?.ok === true && (
					<Checklist
						list={got.value}
						isShut={hasLeft(page.panel)}
						onTake={(code) => void take(code)}
					/>
				)}
			</div>
			<section className={styles['side']} aria-label={say.log}>
				<h3>{say.log}</h3>
				{got?.ok === true && <Log list={got.value} />}
			</section>
		</div>
	);
}

type ChecklistProps = {
	readonly list: BenefitListView;
	readonly isShut: boolean;
	readonly onTake: (code: string) => void;
};

function Checklist({ list: { tierName, benefits }, isShut, onTake }: ChecklistProps) {
	const { benefits: say } = useWords().member.page;
	if (benefits.length === 0) {
		return <p className={styles['none']}>{sayFilled(say.none, { tier: tierName })}</p>;
	}
	return (
		<ul className={styles['fields']} aria-label={sayFilled(say.of, { tier: tierName })}>
			{benefits.map(({ code, name, perYear, used }) => (
				<li key={code} data-wide="">
					<b>{name}</b>
					<span>
						{perYear === 0
							? sayFilled(say.used, { used })
							: sayFilled(say.usedOf, { used, perYear })}
					</span>
					{!isShut && (
						<Button
							label={`${say.use} ${name}`}
							disabled={perYear > 0 && used >= perYear}
							onPress={() => onTake(code)}
						>
							{say.use}
						</Button>
					)}
				</li>
			))}
		</ul>
	);
}

function Log({ list: { log, benefits } }: { readonly list: BenefitListView }) {
	const { benefits: say } = useWords().member.page;
	if (log.length === 0) return <p className={styles['soft']}>{say.noLog}</p>;
	return (
		<ul className={styles['log']}>
			{log.map(({ benefit, bizDate, atMs, operator }) => (
				<li key={`${benefit} ${String(atMs)}`}>
					<b>{benefits.find(({ code }) => code === benefit)?.name ?? benefit}</b>
					<span>
						{bizDate} · {operator}
					</span>
				</li>
			))}
		</ul>
	);
}
