/**
 * Settings (设置): one section at a time, saved with Ctrl+S and in effect at once. What is not saved
 * yet is said at the foot and stays until it is saved or dropped.
 */
import { useState } from 'react';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { OperatorsSection } from './operators-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { SectionForm } from './section-form.tsx';
import { settingOf, type SettingName } from './form-props.ts';
import { dropEdits, editSettings, saveEdits, settingsEdits } from './settings-desk.ts';
import styles from './settings.module.css';

const SECTIONS = [
	'store',
	'receipt',
	'printer',
	'counter',
	'limits',
	'privacy',
	'scales',
	'scanner',
	'look',
	'operators',
] as const;
export type Section = (typeof SECTIONS)[number];

export function SettingsScreen() {
	const { settings: say } = useWords();
	const [section, setSection] = useState<Section>('store');
	useKeyLayer({
		onKey: ({ code }) => {
			const step = code === 'PageDown' ? 1 : code === 'PageUp' ? -1 : 0;
			const next = SECTIONS[SECTIONS.indexOf(section) + step];
			if (step === 0 || next === undefined) return false;
			setSection(next);
			return true;
		},
	});
	return (
		<div className={styles['screen']}>
			<nav className={styles['sections']} aria-label={say.title}>
				{SECTIONS.map((one) => (
					<Button key={one} tone="quiet" pressed={one === section} onPress={() => setSection(one)}>
						{say.sections[one]}
					</Button>
				))}
				<p aria-hidden="true">PgUp / PgDn</p>
			</nav>
			{section === 'operators' ? <OperatorsSection /> : <SettingsSection section={section} />}
		</div>
	);
}

function SettingsSection({ section }: { readonly section: Exclude<Section, 'operators'> }) {
	const { settings: say } = useWords();
	const { inForce, edits, saving, save, refusal, drop, saved } = useSettings();
	useKeyLayer({
		onKey: ({ code, control }) => {
			if (!control || code !== 'KeyS') return false;
			save();
			return true;
		},
	});
	if (inForce === undefined) return <section className={styles['section']} />;
	const settings = { ...inForce, ...edits };
	const wrong = refusal === undefined ? undefined : (settingOf(refusal) as SettingName | undefined);
	return (
		<section className={styles['section']} aria-label={say.sections[section]}>
			<form
				className={styles['form']}
				onSubmit={(event) => {
					event.preventDefault();
					save();
				}}
			>
				<header>
					<h2>{say.sections[section]}</h2>
					<p>{say.leads[section]}</p>
				</header>
				<SectionForm
					section={section}
					settings={settings}
					unsaved={Object.keys(edits).length > 0}
					wrong={wrong}
					onChange={(change) => editSettings(inForce, change)}
				/>
				<button type="submit" hidden />
			</form>
			<SaveBar
				edited={Object.keys(edits) as SettingName[]}
				saving={saving}
				saved={saved}
				refusal={refusal}
				onSave={save}
				onDrop={drop}
			/>
		</section>
	);
}

/** The settings in force, the edits on top of them, and saving. */
function useSettings() {
	const { client, status } = useTerminal();
	const edits = useStore(settingsEdits);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [saving, setSaving] = useState(false);
	const [saved, setSaved] = useState(false);
	const { value: inForce, again } = useAsked('', async () => {
		const got = await client.ask('settings/get', {});
		return got.ok ? got.value : undefined;
	});
	useTerminalEvent('terminal/changed', again);

	async function save(): Promise<void> {
		setSaving(true);
		const refused = await saveEdits(client);
		again();
		setSaving(false);
		setRefusal(refused);
		setSaved(refused === undefined);
		if (refused === undefined) await status.refresh();
	}

	return {
		inForce,
		edits,
		saving,
		saved: saved && Object.keys(edits).length === 0,
		refusal: Object.keys(edits).length === 0 ? undefined : refusal,
		save: () => {
			if (!saving && Object.keys(settingsEdits.get()).length > 0) void save();
		},
		drop: () => {
			dropEdits();
			setRefusal(undefined);
			setSaved(false);
		},
	};
}
