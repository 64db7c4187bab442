/** The foot of the settings: what is not saved yet, saving it, and why it would not be taken. */
import type { Words } from '#shared/words/words-of.ts';
import { sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { settingOf, type SettingName } from './form-props.ts';
import styles from './settings.module.css';

export type SaveBarProps = {
	readonly edited: readonly SettingName[];
	readonly saving: boolean;
	readonly saved: boolean;
	readonly refusal: ClientRefusal | undefined;
	readonly onSave: () => void;
	readonly onDrop: () => void;
};

export function SaveBar({ edited, saving, saved, refusal, onSave, onDrop }: SaveBarProps) {
	const words = useWords();
	const { settings: say } = words;
	const dirty = edited.length > 0;
	const names = edited.map((name) => nameOf(words, name)).join(' · ');
	return (
		<div className={styles['foot']}>
			{refusal !== undefined && <Refused words={words} refusal={refusal} />}
			{refusal === undefined && dirty && <NoticeBar tone="amber" say={say.unsaved} next={names} />}
			{!dirty && saved && <NoticeBar tone="plain" say={say.saved} alert />}
			<div className={styles['buttons']}>
				<Button tone="quiet" disabled={!dirty || saving} onPress={onDrop}>
					{say.discard}
				</Button>
				<Button
					tone="accent"
					size="large"
					keyLabel="Ctrl+S"
					disabled={!dirty || saving}
					onPress={onSave}
				>
					{saving ? say.saving : say.save}
				</Button>
			</div>
		</div>
	);
}

/** The refusal with the field's own name in the place of its code. */
function Refused({ words, refusal }: { readonly words: Words; readonly refusal: ClientRefusal }) {
	const field = settingOf(refusal);
	const named = field === undefined ? refusal : { ...refusal, field: nameOf(words, field) };
	const said = sayRefusal(words, named);
	return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
}

function nameOf({ settings }: Words, name: string): string {
	const { fields } = settings;
	return Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : name;
}
