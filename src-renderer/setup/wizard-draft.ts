/**
 * What has been typed into the first-run wizard. It survives going back, a switched language and a
 * page that is loaded again; PINs and the recovery key are never put anywhere but in this memory.
 */
import { useEffect, useState } from 'react';
import type { Settings } from '#shared/contract/settings-view.ts';
import { startingSettings } from './starting-settings.ts';

export const STEPS = [
	'language',
	'recovery',
	'store',
	'terminal',
	'owner',
	'printer',
	'goods',
	'finish',
] as const;
export type Step = (typeof STEPS)[number];

export type WizardDraft = {
	readonly settings: Settings;
	readonly ownerNo: string;
	readonly ownerName: string;
	readonly ownerPin: string;
	readonly ownerPinAgain: string;
	readonly goods: 'empty' | 'demo' | 'later';
	/** The recovery key as main shows it; empty until it was asked for. */
	readonly groups: readonly string[];
	/** The key as it is being typed back, one text per group. */
	readonly typed: readonly string[];
	readonly confirmed: boolean;
};

export const GROUP_COUNT = 24;
export const NOTHING_TYPED: readonly string[] = Array.from({ length: GROUP_COUNT }, () => '');

type Kept = Pick<WizardDraft, 'settings' | 'ownerNo' | 'ownerName' | 'goods'>;
const KEPT = 'guitai.setup';

export type Wizard = {
	readonly draft: WizardDraft;
	readonly change: (part: Partial<WizardDraft>) => void;
	readonly changeSettings: (part: Partial<Settings>) => void;
};

/** The draft of this window's wizard. */
export function useWizardDraft(): Wizard {
	const [draft, setDraft] = useState(startingDraft);
	useEffect(() => {
		const { settings, ownerNo, ownerName, goods } = draft;
		const kept: Kept = { settings, ownerNo, ownerName, goods };
		window.sessionStorage.setItem(KEPT, JSON.stringify(kept));
	}, [draft]);
	return {
		draft,
		change: (part) => setDraft((before) => ({ ...before, ...part })),
		changeSettings: (part) => {
			setDraft((before) => ({ ...before, settings: { ...before.settings, ...part } }));
		},
	};
}

/** The wizard is over; nothing of it stays behind. */
export function forgetWizard(): void {
	window.sessionStorage.removeItem(KEPT);
}

function startingDraft(): WizardDraft {
	const kept = window.sessionStorage.getItem(KEPT);
	const known: Partial<Kept> = kept === null ? {} : (JSON.parse(kept) as Kept);
	return {
		ownerNo: '',
		ownerName: '',
		ownerPin: '',
		ownerPinAgain: '',
		goods: 'empty',
		groups: [],
		typed: NOTHING_TYPED,
		confirmed: false,
		...known,
		settings: { ...startingSettings, ...known.settings },
	};
}
