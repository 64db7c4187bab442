/**
 * What the counter needs to know of the member on the sale (MEM-5), in the place of the pad: who,
 * what they have, what holds for them now, what they usually buy. Masked; it takes no focus, and
 * its keys are the checkout's.
 */
import { Fragment, type ReactNode } from 'react';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { LevelChips } from './level-chips.tsx';
import { isShort, sayPoints, sayValue } from './say-allowance.ts';
import { sayExpiry, sayLast, sayWho } from './say-member.ts';
import styles from './panel.module.css';

export type MemberPanelProps = {
	readonly panel: MemberPanelView;
	readonly onPage: () => void;
	readonly onDetach: () => void;
	readonly onFold: () => void;
	readonly onUsual: (productId: number) => void;
};

export function MemberPanel({ panel, onPage, onDetach, onFold, onUsual }: MemberPanelProps) {
	const words = useWords();
	const { member: say } = words;
	return (
		<section className={styles['panel']} aria-label={say.panel.title}>
			<header className={styles['head']}>
				<Who panel={panel} />
				<div className={styles['keys']}>
					<Button tone="quiet" keyLabel="Shift+F9" onPress={onPage}>
						{say.panel.page}
					</Button>
					<Button tone="quiet" keyLabel="Ctrl+F9" onPress={onDetach}>
						{say.panel.off}
					</Button>
					<Button tone="quiet" keyLabel="Ctrl+M" onPress={onFold}>
						{say.panel.pad}
					</Button>
				</div>
			</header>
			<Pockets panel={panel} />
			<div className={styles['more']} tabIndex={0} role="region" aria-label={say.panel.more}>
				<Facts panel={panel} />
			</div>
			<Usual panel={panel} onUsual={onUsual} />
		</section>
	);
}

function Who({ panel }: { readonly panel: MemberPanelView }) {
	const { member: say } = useWords();
	const { name, phone, cardNo, present } = panel;
	const facts = [
		name === '' ? '' : phone,
		cardNo === '' ? '' : sayFilled(say.panel.card, { cardNo }),
		present ? say.panel.present : '',
	];
	return (
		<div className={styles['who']}>
			<h2>{sayWho(say, panel)}</h2>
			<LevelChips of={panel} />
			<p>{facts.filter((fact) => fact !== '').join(' · ')}</p>
		</div>
	);
}

function Pockets({ panel }: { readonly panel: MemberPanelView }) {
	const { member: say } = useWords();
	const { points, pointDebt, principalFen, bonusFen, passCount, couponCount } = panel;
	const debt = pointDebt > 0 ? sayFilled(say.panel.debt, { points: pointDebt }) : '';
	return (
		<dl className={styles['pockets']}>
			<Pocket name={say.points} soon={debt} below={sayExpiry(say, panel)}>
				{points.toLocaleString('en')}
			</Pocket>
			<Pocket
				name={say.principal}
				below={
					<>
						{say.bonus} <MoneyText fen={bonusFen} />
					</>
				}
			>
				<MoneyText fen={principalFen} />
			</Pocket>
			<Pocket name={say.passes} below={passCount > 0 ? say.panel.passKey : ''}>
				{passCount}
			</Pocket>
			<Pocket name={say.coupons} below={couponCount > 0 ? say.panel.couponKey : ''}>
				{couponCount}
			</Pocket>
		</dl>
	);
}

type PocketProps = {
	readonly name: string;
	readonly children: ReactNode;
	readonly below: ReactNode;
	/** Said in the place of what stands below, because it matters now. */
	readonly soon?: string;
};

function Pocket({ name, children, below, soon = '' }: PocketProps) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
			<dd data-below="" data-soon={soon === '' ? undefined : ''}>
				{soon === '' ? below : soon}
			</dd>
		</div>
	);
}

/**
 * What must be known, then what may be used now, then what may be told; what is not there takes no
 * place.
 */
function Facts({ panel }: { readonly panel: MemberPanelView }) {
	const words = useWords();
	const { member: say } = words;
	const { status } = useStore(useTerminal().status);
	const { note, offers, passes, coupons, tags, allowance, account, priceList, visits } = panel;
	const last = sayLast(say, panel, status?.store.timeZone ?? 'Asia/Shanghai');
	return (
		<>
			{allowance !== undefined && (
				<p
					data-whole=""
					data-note={isShort(allowance.value) || isShort(allowance.points) ? '' : undefined}
				>
					<span>{sayValue(words, allowance)}</span>
					<span>{sayPoints(words, allowance)}</span>
				</p>
			)}
			{note !== '' && (
				<p data-note="" title={note}>
					<b>{say.note}</b>
					<span>{note}</span>
				</p>
			)}
			<Row
				title={say.passes}
				count={panel.passCount}
				items={passes.map(({ passId, name, usesLeft, validUntil }) => {
					const left = sayFilled(say.panel.usesLeft, { left: usesLeft });
					return [passId, name, `${left} ${validUntil}`.trim()];
				})}
			/>
			<Row
				title={say.coupons}
				count={panel.couponCount}
				items={coupons.map(({ code, name, validUntil }) => [code, name, validUntil])}
			/>
			<Row
				title={say.fields.accountCode}
				items={
					account === undefined ? [] : [[account.code, sayFilled(say.panel.onAccount, account)]]
				}
				all
			/>
			<Row
				title={say.panel.priceList}
				items={priceList === undefined ? [] : [[priceList.code, priceList.name]]}
				all
			/>
			<Row
				title={say.panel.offers}
				items={offers.map(({ ruleId, name }) => [ruleId, name])}
				all
				tell
			/>
			<Row title={say.tags} items={tags.map((tag) => [tag, tag])} all />
			<Row
				title={say.visits}
				items={[
					['last', last],
					...(visits === 0 ? [] : [['visits', sayFilled(say.panel.visits, { visits })] as const]),
				]}
				all
			/>
		</>
	);
}

type RowProps = {
	readonly title: string;
	readonly items: readonly (readonly [key: string, text: string, after?: string])[];
	/** How many there are of them in all, where only the first few came along. */
	readonly count?: number;
	/** Short ones stand beside each other; of others the first, and how many more there are. */
	readonly all?: true;
	/** Worth saying aloud to the customer. */
	readonly tell?: true;
};

/** A line a kind, so that nothing that is there hides behind the many of another. */
function Row({ title, items, count = items.length, all, tell }: RowProps) {
	const { member: say } = useWords();
	if (items.length === 0) return null;
	const shown = all === true ? items : items.slice(0, 1);
	const more = all === true ? 0 : count - shown.length;
	return (
		<p data-tell={tell}>
			<b>{title}</b>
			<span data-first={all === true ? undefined : ''}>
				{shown.map(([key, text, after = '']) => (
					<Fragment key={key}>
						<span title={text}>{text}</span>
						{after !== '' && <span>{after}</span>}
					</Fragment>
				))}
				{more > 0 && <em>{sayFilled(say.panel.andMore, { count: more })}</em>}
			</span>
		</p>
	);
}

type UsualProps = Pick<MemberPanelProps, 'panel' | 'onUsual'>;

function Usual({ panel: { usual }, onUsual }: UsualProps) {
	const { member: say } = useWords();
	if (usual.length === 0) return <p className={styles['none']}>{say.panel.noUsual}</p>;
	return (
		<div className={styles['usual']} role="group" aria-label={say.panel.usual}>
			{usual.map(({ productId, name, priceFen }, at) => (
				<Button key={productId} keyLabel={`Alt+${at + 1}`} onPress={() => onUsual(productId)}>
					<span>{name}</span>
					<MoneyText fen={priceFen} />
				</Button>
			))}
		</div>
	);
}
