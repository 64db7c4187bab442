/**
 * Members as lists (会员名单): filtered and marked, put away and brought back, taken out, whom to call
 * today and whose birthday comes. Importing a list starts here.
 */
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { BirthdayList, TaskList } from './day-lists.tsx';
import { ExportDialog, TagDialog } from './list-dialogs.tsx';
import { MemberFilterBar } from './member-filter-bar.tsx';
import { memberImport, MemberImportPage } from './member-import-page.tsx';
import { MemberTable } from './member-table.tsx';
import type { Said, useBulk } from './use-bulk.ts';
import { useMemberLists } from './use-member-lists.ts';
import { SlicesBar, WalkBar } from './walk-bar.tsx';
import { filterOf, type useMembers, type View } from './use-members.ts';
import styles from './member-list.module.css';

const VIEWS: readonly View[] = ['list', 'tasks', 'birthdays', 'idle', 'archived'];

export function MemberListScreen() {
	return useStore(memberImport.shown) ? <MemberImportPage /> : <MemberLists />;
}

function MemberLists() {
	const words = useWords();
	const { memberList: say } = words;
	const lists = useMemberLists();
	const { view, filter, members, picked, bulk, setDialog } = lists;
	const isDay = view === 'tasks' || view === 'birthdays';
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<Head view={view} onView={lists.look} onExport={() => setDialog('export')} />
			{view === 'list' && (
				<MemberFilterBar filter={filter} tiers={members.tiers} onChange={lists.narrow} />
			)}
			<div className={styles['list']}>
				<Notice said={bulk.said} />
				<WalkBar walk={members.walk} />
				<SlicesBar progress={bulk.progress} />
				{members.refusal !== undefined && (
					<NoticeBar tone="red" {...sayRefusal(words, members.refusal)} alert />
				)}
				{view === 'tasks' && <TaskList />}
				{view === 'birthdays' && <BirthdayList />}
				{!isDay && (
					<MemberTable
						rows={members.rows}
						picked={picked}
						onPick={lists.pick}
						empty={emptyWords(say, view, members.asked)}
					/>
				)}
			</div>
			{!isDay && (
				<Foot
					view={view}
					picked={picked}
					members={members}
					bulk={bulk}
					onPicked={lists.setPicked}
					onTag={() => setDialog('tag')}
				/>
			)}
			<Dialogs
				shown={lists.dialog}
				memberIds={[...picked]}
				filter={filterOf(filter, view === 'archived' ? 'archived' : 'listed')}
				onDone={bulk.tell}
				onClose={() => setDialog(undefined)}
			/>
		</section>
	);
}

type DialogsProps = Parameters<typeof ExportDialog>[0] & {
	readonly shown: 'tag' | 'export' | undefined;
	readonly memberIds: readonly string[];
};

function Dialogs({ shown, memberIds, filter, onDone, onClose }: DialogsProps) {
	if (shown === 'tag') return <TagDialog {...{ memberIds, onDone, onClose }} />;
	return shown === 'export' ? <ExportDialog {...{ filter, onDone, onClose }} /> : null;
}

type HeadProps = {
	readonly view: View;
	readonly onView: (view: View) => void;
	readonly onExport: () => void;
};

function Head({ view, onView, onExport }: HeadProps) {
	const { memberList: say } = useWords();
	return (
		<header className={styles['head']}>
			<Choice
				label={say.view}
				value={view}
				onChange={onView}
				options={VIEWS.map((value) => ({ value, label: say.views[value] }))}
			/>
			<div className={styles['row']}>
				<Button keyLabel="F9" onPress={() => memberImport.show(true)}>
					{say.import}
				</Button>
				<Button keyLabel="F10" onPress={onExport}>
					{say.export}
				</Button>
			</div>
		</header>
	);
}

function Notice({ said }: { readonly said: Said | undefined }) {
	if (said === undefined) return null;
	const { say, next, wrong } = said;
	return (
		<NoticeBar
			tone={wrong ? 'red' : 'plain'}
			say={say}
			{...(next === undefined ? {} : { next })}
			alert
		/>
	);
}

type FootProps = {
	readonly view: View;
	readonly picked: ReadonlySet<string>;
	readonly members: ReturnType<typeof useMembers>;
	readonly bulk: ReturnType<typeof useBulk>;
	readonly onPicked: (picked: ReadonlySet<string>) => void;
	readonly onTag: () => void;
};

function Foot({ view, picked, members, bulk, onPicked, onTag }: FootProps) {
	const { memberList: say } = useWords();
	const [only] = picked.size === 1 ? picked : [];
	const none = picked.size === 0;
	const idle = !none && bulk.progress === undefined;
	const pageIds = members.rows.map(({ memberId }) => memberId);
	return (
		<footer className={styles['foot']}>
			<div className={styles['row']}>
				<Button keyLabel="PgUp" disabled={!members.hasPrevious} onPress={members.previous}>
					{say.previous}
				</Button>
				<Button keyLabel="PgDn" disabled={!members.more} onPress={members.next}>
					{say.next}
				</Button>
				<Button
					disabled={pageIds.length === 0}
					onPress={() => onPicked(none ? new Set(pageIds) : new Set())}
				>
					{none ? say.selectAll : say.unselect}
				</Button>
				<span>{sayFilled(say.selected, { count: picked.size })}</span>
			</div>
			<div className={styles['row']}>
				{view === 'list' && (
					<>
						<Button onPress={() => void bulk.retag()}>{say.retag}</Button>
						<Button disabled={only === undefined} onPress={() => void bulk.statement(only ?? '')}>
							{say.statement}
						</Button>
					</>
				)}
				{view !== 'archived' && (
					<>
						<Button keyLabel="F8" disabled={!idle} onPress={onTag}>
							{say.mark}
						</Button>
						<Button disabled={!idle} onPress={() => void bulk.archive([...picked])}>
							{say.archive}
						</Button>
					</>
				)}
				{view === 'archived' && (
					<Button disabled={!idle} onPress={() => void bulk.restore([...picked])}>
						{say.restore}
					</Button>
				)}
			</div>
		</footer>
	);
}

function emptyWords(
	say: ReturnType<typeof useWords>['memberList'],
	view: View,
	asked: boolean,
): string {
	if (!asked) return '';
	return view === 'idle' ? say.emptyIdle : say.empty;
}
