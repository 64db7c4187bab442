/** The fields of the rules of points, by what they are about: earning, using, returns, limits. */
import type { ReactNode } from 'react';
import type { PointsBookView } from '#shared/contract/points-views.ts';
import { OTHER_TENDERS } from '#shared/journal/event.ts';
import { CLAW_BACKS, REDEEM_WAYS } from '#shared/points/points-book.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Checks } from '../ui/checks.tsx';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { ExcludedGoods, type NamedGoods } from './excluded-goods.tsx';
import type { RulesDraft, Typed } from './rules-draft.ts';
import styles from './points.module.css';

export type RulesFieldsProps = {
	readonly draft: RulesDraft;
	readonly set: (part: Partial<RulesDraft>) => void;
};

/** Points never earn points, whatever is chosen. */
const TENDERS = (['cash', ...OTHER_TENDERS] as const).filter((kind) => kind !== 'points');

type EarnFieldsProps = RulesFieldsProps & { readonly named: readonly NamedGoods[] };

export function EarnFields({ draft, set, named }: EarnFieldsProps) {
	const { client } = useTerminal();
	const words = useWords();
	const { rules: say } = words.points;
	const { value: found } = useAsked('', () => client.ask('category/list', {}));
	const categories = found?.ok === true ? found.value.categories : [];
	return (
		<Section title={say.earning}>
			<div className={styles['three']}>
				<Typing name="rate" {...{ draft, set }} focusFirst />
				<Typing name="from" {...{ draft, set }} hint={say.dateHint} />
				<Typing name="until" {...{ draft, set }} hint={say.dateHint} />
			</div>
			{categories.length > 0 && (
				<Checks
					label={say.noCategories}
					options={categories.map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
					chosen={draft.excludedCategories}
					onChange={(excludedCategories) => set({ excludedCategories })}
				/>
			)}
			<ExcludedGoods
				named={named}
				chosen={draft.excludedProducts}
				onChange={(excludedProducts) => set({ excludedProducts })}
			/>
			<Checks
				label={say.noTenders}
				options={TENDERS.map((value) => {
					return { value: String(value), label: words.shift.x.report.kinds[value] };
				})}
				chosen={draft.excludedTenders}
				onChange={(excludedTenders) => set({ excludedTenders })}
			/>
			<YesNo
				label={say.bonusEarns}
				value={draft.bonusEarns}
				onChange={(bonusEarns) => set({ bonusEarns })}
			/>
		</Section>
	);
}

export function RedeemFields({ draft, set }: RulesFieldsProps) {
	const { rules: say } = useWords().points;
	return (
		<Section title={say.using}>
			<Choice<PointsBookView['redeemAs']>
				label={say.redeemAs}
				value={draft.redeemAs}
				onChange={(redeemAs) => set({ redeemAs })}
				options={REDEEM_WAYS.map((value) => ({ value, label: say.redeemWays[value] }))}
			/>
			<div className={styles['three']}>
				<Typing name="value" {...{ draft, set }} />
				<Typing name="least" {...{ draft, set }} />
				<Typing name="step" {...{ draft, set }} />
				<Typing name="share" {...{ draft, set }} />
				<Typing name="pinFrom" {...{ draft, set }} />
			</div>
			<YesNo
				label={say.redeemProof}
				value={draft.redeemProof}
				onChange={(redeemProof) => set({ redeemProof })}
			/>
		</Section>
	);
}

export function ReturnFields({ draft, set }: RulesFieldsProps) {
	const { rules: say } = useWords().points;
	return (
		<Section title={say.returning}>
			<Choice<PointsBookView['clawBack']>
				label={say.clawBack}
				value={draft.clawBack}
				onChange={(clawBack) => set({ clawBack })}
				options={CLAW_BACKS.map((value) => ({ value, label: say.clawBacks[value] }))}
			/>
		</Section>
	);
}

export function LimitFields({ draft, set }: RulesFieldsProps) {
	const { rules: say } = useWords().points;
	return (
		<Section title={say.limits}>
			<div className={styles['three']}>
				<Typing name="life" {...{ draft, set }} />
				<Typing name="perDay" {...{ draft, set }} />
				<Typing name="perCashier" {...{ draft, set }} />
				<Typing name="perDevice" {...{ draft, set }} />
				<Typing name="perAdjust" {...{ draft, set }} />
			</div>
		</Section>
	);
}

type SectionProps = { readonly title: string; readonly children: ReactNode };

function Section({ title, children }: SectionProps) {
	return (
		<section className={styles['section']} aria-label={title}>
			<h3>{title}</h3>
			{children}
		</section>
	);
}

type TypingProps = RulesFieldsProps & {
	readonly name: Typed;
	readonly hint?: string;
	readonly focusFirst?: boolean;
};

function Typing({ draft, set, name, ...more }: TypingProps) {
	const { rules: say } = useWords().points;
	const isDate = name === 'from' || name === 'until';
	return (
		<Field
			label={say[name]}
			value={draft[name]}
			onChange={(text) => set({ [name]: text })}
			numeric={!isDate}
			maxLength={isDate ? 10 : 9}
			{...more}
		/>
	);
}

type YesNoProps = {
	readonly label: string;
	readonly value: boolean;
	readonly onChange: (value: boolean) => void;
};

function YesNo({ label, value, onChange }: YesNoProps) {
	const { rules: say } = useWords().points;
	return (
		<Choice<'yes' | 'no'>
			label={label}
			value={value ? 'yes' : 'no'}
			onChange={(next) => onChange(next === 'yes')}
			options={(['yes', 'no'] as const).map((one) => ({ value: one, label: say.yesNo[one] }))}
		/>
	);
}
