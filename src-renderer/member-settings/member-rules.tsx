/** The rules of the day for members (K3, MEM-8), as sentences, with a form for each of both halves. */
import { useState } from 'react';
import type { MemberRulesView } from '#shared/contract/member-rules-requests.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { DormancyForm } from './dormancy-form.tsx';
import { SegmentsForm } from './segments-form.tsx';
import styles from './member-settings.module.css';

export type MemberRulesProps = { readonly onSaved: (sentence: string) => void };

export function MemberRules({ onSaved }: MemberRulesProps) {
	const { client } = useTerminal();
	const { memberRules: say } = useWords();
	const { value: got, again } = useAsked('', () => client.ask('member-rules/list', {}));
	const [opened, setOpened] = useState<'dormancy' | 'segments'>();
	const shown = got?.ok === true ? got.value : undefined;
	if (shown === undefined) return null;
	const form = {
		shown,
		onClose: () => setOpened(undefined),
		onSaved: () => {
			again();
			onSaved(say.saved);
		},
	};
	return (
		<section aria-label={say.title} className={styles['part']}>
			<div className={styles['bar']}>
				<h3>{say.title}</h3>
				<div>
					<Button onPress={() => setOpened('dormancy')}>{say.edit}</Button>
					<Button onPress={() => setOpened('segments')}>{say.editTags}</Button>
				</div>
			</div>
			<Sentences shown={shown} />
			{opened === 'dormancy' && <DormancyForm {...form} />}
			{opened === 'segments' && <SegmentsForm {...form} />}
		</section>
	);
}

function Sentences({ shown }: { readonly shown: MemberRulesView }) {
	const { memberRules: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const { rules, couponKinds, version, changedMs, changedBy } = shown;
	const { kindId, days } = rules.coupon;
	const coupon = couponKinds.find((kind) => kind.kindId === kindId)?.name ?? kindId;
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	return (
		<ul className={styles['sentences']}>
			<li>{sayFilled(say.remindIs, rules.remind)}</li>
			<li>{sayFilled(say.winBackIs, rules.winBack)}</li>
			<li>{kindId === '' ? say.noCoupon : sayFilled(say.couponIs, { coupon, days })}</li>
			<li>
				{say.tags}：{rules.segments.map(({ tag }) => tag).join(' ')}
			</li>
			<li>
				{rules.preference.sharePercent === 0
					? say.noPreference
					: sayFilled(say.preferenceIs, rules.preference)}
			</li>
			{version > 0 && (
				<li className={styles['faint']}>
					{sayFilled(say.changedBy, {
						version,
						operator: changedBy,
						date: localTime(changedMs as Instant, zone).date,
					})}
				</li>
			)}
		</ul>
	);
}
