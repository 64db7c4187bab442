/**
 * One box for a card, a phone, its last four, initials or a name. ↑ ↓ choose, Enter takes; a card
 * that is scanned is taken at once. Whoever uses it says what taking means.
 */
import { useState, type KeyboardEvent } from 'react';
import type { MemberPanelView, MemberRowView } from '#shared/contract/member-views.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { MemberList } from './member-list.tsx';
import { useFind, type Finding, type Found } from './use-find.ts';
import styles from './member.module.css';

/** Who was found: as a whole, or as a row of the list. */
export type Taken = MemberRowView | MemberPanelView;

export type MemberFinderProps = {
	/** What was typed before. */
	readonly first: string;
	/** Undefined when it was done; a refusal stays under the box. */
	readonly onTake: (taken: Taken) => Promise<ClientRefusal | undefined>;
	/** Keeps the text for whoever makes a new member of it. */
	readonly onType: (text: string) => void;
	/** The key that makes a new one here, where one can be made. */
	readonly newKey?: 'F8' | 'F9';
	/** Whom nobody looks for here: themselves. */
	readonly except?: string;
	/** What they are found for: a sale, or their page. */
	readonly purpose?: 'counter' | 'page';
};

export function MemberFinder(props: MemberFinderProps) {
	const { first, onTake, onType, newKey, purpose = 'counter', except } = props;
	const { sounds } = useShell();
	const { member: say } = useWords();
	const finding = useFind(first, purpose);
	const [at, setAt] = useState(0);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const rowsOf = (found: Found | undefined) =>
		allRowsOf(found).filter(({ memberId }) => memberId !== except);
	const rows = rowsOf(finding.found);
	const chosen = Math.min(at, Math.max(0, rows.length - 1));

	async function take(taken: Taken | undefined, otherwise: ClientRefusal): Promise<void> {
		const wrong = taken === undefined ? otherwise : await onTake(taken);
		if (wrong === undefined) return;
		sounds.no();
		setRefusal(wrong);
	}

	async function enter(source: 'typed' | 'scanned', text: string): Promise<void> {
		if (text.trim() === '') return;
		const isThere = source === 'typed' && finding.found !== undefined;
		const found = isThere ? finding.found : await finding.askNow(text, source);
		const row = rowsOf(found)[isThere ? chosen : 0];
		const only = rowsOf(found).length === 1 || isThere;
		if (row !== undefined && !only) return;
		await take(row, found.refusal ?? { code: 'member/not-found' });
	}

	function walk(event: KeyboardEvent): void {
		const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
		if (step === 0) return;
		event.preventDefault();
		setAt(Math.min(Math.max(0, chosen + step), Math.max(0, rows.length - 1)));
	}

	return (
		<form
			className={styles['form']}
			onKeyDown={walk}
			onSubmit={(event) => {
				event.preventDefault();
				void enter('typed', finding.text);
			}}
		>
			<Field
				label={say.find.label}
				hint={newKey === undefined ? say.find.walk : sayFilled(say.find.hint, { key: newKey })}
				value={finding.text}
				onChange={(text) => {
					finding.type(text);
					onType(text);
					setAt(0);
					setRefusal(undefined);
				}}
				scan="capture"
				onScan={(text) => void enter('scanned', text)}
				focusFirst
				large
				maxLength={256}
			/>
			{rows.length > 0 ? (
				<MemberList
					rows={rows}
					chosen={chosen}
					onChoose={(row) => void take(row, { code: 'member/not-found' })}
				/>
			) : (
				<Nobody finding={finding} newKey={newKey} />
			)}
			<Wrong refusal={refusal} />
		</form>
	);
}

function allRowsOf(found: Found | undefined): readonly Taken[] {
	if (found === undefined) return [];
	return found.panel === undefined ? found.rows : [found.panel];
}

/** Nothing typed yet, nobody there, or why the one who is there cannot be taken. */
type NobodyProps = { readonly finding: Finding; readonly newKey: string | undefined };

function Nobody({ finding: { text, found }, newKey }: NobodyProps) {
	const words = useWords();
	const { find: say } = words.member;
	const { refusal } = found ?? {};
	const nobody = newKey === undefined ? say.nobodyHere : sayFilled(say.nobody, { key: newKey });
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	if (said !== undefined && refusal?.code !== 'member/not-found') {
		return (
			<div className={styles['list']}>
				<NoticeBar tone="red" say={said.say} next={said.next} alert />
			</div>
		);
	}
	return (
		<div className={styles['list']}>
			<p className={styles['none']} role="status">
				{said === undefined || text.trim() === '' ? say.begin : nobody}
			</p>
		</div>
	);
}

function Wrong({ refusal }: { readonly refusal: ClientRefusal | undefined }) {
	const words = useWords();
	if (refusal === undefined || refusal.code === 'member/not-found') return null;
	const said = sayRefusal(words, refusal);
	return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
}
