/** What is asked before many members are tagged, and before a list is taken out. */
import { useState } from 'react';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import { MAX_TAGS } from '#shared/member/member.ts';
import { EXPORT_REASONS } from '#shared/member/export-reasons.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { saveFile } from '../goods/export-goods.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { slicesOf, useSlices } from './in-slices.ts';
import { useWalk } from './use-walk.ts';
import { SlicesBar, WalkBar } from './walk-bar.tsx';

type DialogProps = {
	readonly onDone: (said: string) => void;
	readonly onClose: () => void;
};

export function TagDialog(props: DialogProps & { readonly memberIds: readonly string[] }) {
	const { memberIds, onDone, onClose } = props;
	const { memberList: say, app } = useWords();
	const { client } = useTerminal();
	// The same slices for the life of the dialog: pressed twice, each is done once.
	const [parts] = useState(() => slicesOf(memberIds));
	const slices = useSlices();
	const [tag, setTag] = useState('');
	const [way, setWay] = useState<'give' | 'take'>('give');

	async function send(): Promise<ClientRefusal | undefined> {
		const mark = { tag: tag.trim(), give: way === 'give' };
		const { done, refusal } = await slices.run(parts, ({ commandId, ...members }) => {
			return client.ask('member-list/tag', { ...members, ...mark }, { commandId });
		});
		if (refusal !== undefined) return refusal;
		const count = done.reduce((total, { changed }) => total + changed, 0);
		const full = done.reduce((total, one) => total + one.full, 0);
		const left = full === 0 ? '' : sayFilled(say.tagsFull, { count: full, most: MAX_TAGS });
		onDone(sayFilled(say.tagged, { count }) + left);
		return undefined;
	}

	return (
		<FormDialog
			title={sayFilled(say.tagTitle, { count: memberIds.length })}
			confirm={app.button.confirm}
			size="small"
			send={send}
			problem={tag.trim() === '' ? say.tagName : undefined}
			onDone={onClose}
			onClose={onClose}
		>
			<SlicesBar progress={slices.progress} />
			<Field label={say.tagName} value={tag} onChange={setTag} focusFirst maxLength={20} />
			<Choice
				label={say.way}
				value={way}
				onChange={setWay}
				options={[
					{ value: 'give', label: say.give },
					{ value: 'take', label: say.take },
				]}
			/>
		</FormDialog>
	);
}

type ExportInput = RequestInput<'member-list/export'>;

export function ExportDialog(
	props: DialogProps & { readonly filter: NonNullable<ExportInput['filter']> },
) {
	const { filter, onDone, onClose } = props;
	const { memberList: say } = useWords();
	const { client } = useTerminal();
	const [format, setFormat] = useState<ExportInput['format']>('xlsx');
	const [reason, setReason] = useState<ExportInput['reason']>('analysis');
	const [whole, setWhole] = useState<'masked' | 'full'>('masked');
	const walk = useWalk();

	async function send(): Promise<ClientRefusal | undefined> {
		const walkId = walk.begin();
		const input = { filter, format, reason, whole: whole === 'full', walkId };
		const got = await client.ask('member-list/export', input);
		walk.end(walkId);
		if (!got.ok) return got.refusal;
		const { file, base64, rows } = got.value;
		saveFile(file, new Blob([bytesOf(base64)]));
		onDone(sayFilled(say.exported, { count: rows, file }));
		return undefined;
	}

	return (
		<FormDialog
			title={say.exportTitle}
			confirm={say.export}
			send={send}
			walk={false}
			onDone={onClose}
			onClose={onClose}
		>
			<p>{say.exportLead}</p>
			<WalkBar walk={walk} />
			<Choice
				label={say.format}
				value={format}
				onChange={setFormat}
				focusFirst
				options={[
					{ value: 'xlsx', label: say.formats.xlsx },
					{ value: 'csv', label: say.formats.csv },
				]}
			/>
			<SelectField
				label={say.reason}
				value={reason}
				onChange={setReason}
				options={EXPORT_REASONS.map((value) => ({ value, label: say.reasons[value] }))}
			/>
			<Choice
				label={say.whole}
				value={whole}
				onChange={setWhole}
				options={[
					{ value: 'masked', label: say.masked },
					{ value: 'full', label: say.full },
				]}
			/>
		</FormDialog>
	);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
