/** The preview (退款预演): what is given back, and every figure it moves, before and after. */
import type { RefundPlanView } from '#shared/contract/refund-requests.ts';
import { formatQuantity, formatYuan } from '#shared/receipt/format.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import styles from './refund.module.css';

export function RefundPreview({ plan }: { readonly plan: RefundPlanView | undefined }) {
	const words = useWords();
	const { refund: say } = words;
	if (plan === undefined) return <p className={styles['nothing']}>{say.nothing}</p>;
	return (
		<div className={styles['preview']}>
			<p className={styles['total']}>
				<span>{say.total}</span>
				<MoneyText fen={plan.paidFen} />
			</p>
			<ul className={styles['ways']}>
				{plan.paidBack.map(({ kind, method, paidFen }) => (
					<li key={`${kind}${method}`}>
						<span>{tenderName(words, method === '' ? kind : method)}</span>
						<MoneyText fen={paidFen} />
					</li>
				))}
				{plan.roundingFen > 0 && (
					<li>
						<span>{say.rounding}</span>
						<MoneyText fen={plan.roundingFen} />
					</li>
				)}
				{plan.pointsCharged !== undefined && (
					<li>
						<span>{sayFilled(say.pointsCharged, { points: plan.pointsCharged.points })}</span>
						<MoneyText fen={-plan.pointsCharged.amountFen} />
					</li>
				)}
				{plan.lateBonus !== undefined && (
					<li>
						<span>{sayFilled(say.lateBonus, { date: plan.lateBonus.until })}</span>
						<MoneyText fen={plan.lateBonus.amountFen} />
					</li>
				)}
				{plan.bonusVoidFen !== undefined && (
					<li>
						<span>{say.bonusVoid}</span>
						<MoneyText fen={-plan.bonusVoidFen} />
					</li>
				)}
			</ul>
			<table className={styles['moves']}>
				<caption>{say.preview}</caption>
				<thead>
					<tr>
						<td />
						<th scope="col">{say.before}</th>
						<th scope="col">{say.after}</th>
					</tr>
				</thead>
				<tbody>
					{plan.moves.map((move) => (
						<tr key={`${move.of}${move.name}`}>
							<th scope="row">{nameOf(words, move)}</th>
							<td>{figureOf(move.of, move.before)}</td>
							<td>{figureOf(move.of, move.after)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

type Move = RefundPlanView['moves'][number];

function nameOf(words: Words, { of, name }: Move): string {
	const shown = of === 'tender' ? tenderName(words, name) : name;
	return sayFilled(words.refund.of[of], { name: shown });
}

function figureOf(of: Move['of'], value: number): string {
	if (of === 'points') return String(value);
	return of === 'stock' ? formatQuantity(value) : `¥${formatYuan(value)}`;
}

function tenderName({ refund }: Words, name: string): string {
	const names: Readonly<Record<string, string>> = refund.tenders;
	return names[name] ?? name;
}
