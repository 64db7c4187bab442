/** What the frame hands to its screens besides the terminal itself: sounds, theme, who is there. */
import { createContext, useContext } from 'react';
import type { ScanProfile } from '#shared/scan/scan-profile.ts';
import type { Listeners } from '../terminal-client/listeners.ts';
import type { ReadableStore } from '../terminal-client/store.ts';
import type { Sounds } from '../ui/sounds.ts';
import type { ScreenTheme } from './screen-theme.ts';

export type StrayScan = { readonly text: string; readonly modal: boolean };

export type ShellParts = {
	readonly sounds: Sounds;
	readonly theme: ScreenTheme;
	/** Hears scans as this scanner types them, and remembers it for the next start. */
	readonly followScanner: (profile: ScanProfile) => void;
	/** Scans that no screen and no dialog asked for. */
	readonly strayScans: Listeners<StrayScan>;
	/** A scan went through an input method. */
	readonly inputMethod: Listeners<undefined>;
	/** A step outside of drawing threw: the error boundary shows it. */
	readonly failures: ReadableStore<Error | undefined>;
	/** Any key or touch. */
	readonly activity: Listeners<undefined>;
};

export const ShellContext = createContext<ShellParts | undefined>(undefined);

export function useShell(): ShellParts {
	const parts = useContext(ShellContext);
	if (parts === undefined) throw new Error('useShell outside of ShellContext');
	return parts;
}
