/** How somebody became a member, their PIN, and the tags. */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { hasLeft } from './say-member.ts';
import styles from './facts.module.css';
import tab from './tab.module.css';

export type MembershipFactsProps = {
	readonly page: MemberPageView;
	readonly again: () => void;
	readonly onPin: () => void;
};

export function MembershipFacts({ page, again, onPin }: MembershipFactsProps) {
	const { profile: say } = useWords().member.page;
	const { status } = useStore(useTerminal().status);
	const { createdMs, referralCode, referredBy, marketing, panel } = page;
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	const rows: readonly (readonly [string, string])[] = [
		[say.created, localTime(createdMs as Instant, zone).date],
		[say.referral, referralCode],
		[say.referredBy, referredBy === '' ? say.nobody : referredBy],
		[say.marketing, marketing ? say.wanted : say.unwanted],
		...(panel.familyOf === '' ? [] : [[say.family, say.familyOf] as const]),
	];
	return (
		<>
			<section aria-label={say.facts}>
				<h3>{say.facts}</h3>
				<dl className={styles['facts']}>
					{rows.map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
					<div>
						<dt>{say.pin}</dt>
						<dd>
							{panel.hasPin ? say.pinSet : say.pinNone}{' '}
							{!hasLeft(panel) && (
								<Button tone="quiet" onPress={onPin}>
									{panel.hasPin ? say.changePin : say.setPin}
								</Button>
							)}
						</dd>
					</div>
				</dl>
			</section>
			<TagEditor page={page} again={again} />
		</>
	);
}

type TagEditorProps = Pick<MembershipFactsProps, 'page' | 'again'>;

function TagEditor({ page: { panel }, again }: TagEditorProps) {
	const words = useWords();
	const { profile: say } = words.member.page;
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [text, setText] = useState('');
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const { memberId, tags } = panel;
	const isShut = hasLeft(panel);

	async function tag(name: string, give: boolean): Promise<void> {
		const tagged = give ? { add: [name] } : { drop: [name] };
		const changed = await client.ask('member/tag', { memberId, ...tagged });
		if (!changed.ok) {
			sounds.no();
			setRefusal(changed.refusal);
			return;
		}
		setRefusal(undefined);
		setText('');
		again();
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<section aria-label={say.tags}>
			<h3>{say.tags}</h3>
			{tags.length === 0 && <p className={tab['soft']}>{say.noTags}</p>}
			<ul className={styles['tags']}>
				{tags.map((one) => (
					<li key={one}>
						<span>{one}</span>
						{!isShut && (
							<Button
								tone="quiet"
								label={sayFilled(say.dropTag, { tag: one })}
								onPress={() => void tag(one, false)}
							>
								✕
							</Button>
						)}
					</li>
				))}
			</ul>
			{!isShut && (
				<form
					className={styles['addTag']}
					onSubmit={(event) => {
						event.preventDefault();
						if (text.trim() !== '') void tag(text.trim(), true);
					}}
				>
					<Field label={say.newTag} value={text} onChange={setText} maxLength={20} />
					<Button submit disabled={text.trim() === ''}>
						{say.addTag}
					</Button>
				</form>
			)}
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</section>
	);
}
