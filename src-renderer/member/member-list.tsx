/** Members to choose from: who, tier, what they have, when last here; one row is chosen by the keys. */
import type { MemberRowView } from '#shared/contract/member-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { ChoosingList } from '../ui/choosing-list.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { sayLast, sayState, sayWho } from './say-member.ts';
import styles from './member.module.css';

export type MemberListProps = {
	readonly rows: readonly MemberRowView[];
	readonly chosen: number;
	readonly onChoose: (row: MemberRowView) => void;
};

export function MemberList({ rows, chosen, onChoose }: MemberListProps) {
	const { member: say } = useWords();
	return (
		<ChoosingList
			label={say.list}
			rows={rows}
			keyOf={({ memberId }) => memberId}
			chosen={chosen}
			onChoose={onChoose}
			cells={(row) => <MemberCells row={row} />}
			styles={styles}
		/>
	);
}

function MemberCells({ row }: { readonly row: MemberRowView }) {
	const { member: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const state = sayState(say, row);
	const last = sayLast(say, row, status?.store.timeZone ?? 'Asia/Shanghai');
	return (
		<>
			<b>
				{sayWho(say, row)} {state !== '' && <em>{state}</em>}
				<small>{[row.phone, row.tierName, last].filter((part) => part !== '').join(' · ')}</small>
			</b>
			<span>{sayFilled(say.pointsOf, { points: row.points })}</span>
			<span>
				<MoneyText fen={row.storedValueFen} />
			</span>
		</>
	);
}
