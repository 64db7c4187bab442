/**
 * The renderer's entry: makes the parts by hand (bridge, client, stores, keyboard, sounds, theme)
 * and gives them to React.
 */
import './app/zod-jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ScanProfile } from '#shared/scan/scan-profile.ts';
import { App } from './app/app.tsx';
import { openKeyboard } from './app/keyboard.ts';
import { rememberedScanner, rememberScanner } from './app/scanner-memory.ts';
import { fetchPlace, fetchPlacesWhenIdle } from './app/places.ts';
import { currentRoute } from './app/route.ts';
import { openScreenTheme } from './app/screen-theme.ts';
import { ShellContext, type StrayScan } from './app/shell-parts.ts';
import { KeyboardContext } from './app/use-keyboard.ts';
import { openDesk } from './checkout/desk.ts';
import { openSaleStore } from './checkout/sale-store.ts';
import { DeskContext } from './checkout/use-desk.ts';
import { openBridge } from './terminal-client/open-bridge.ts';
import { listeners } from './terminal-client/listeners.ts';
import { openClient } from './terminal-client/open-client.ts';
import { openStatusStore } from './terminal-client/status-store.ts';
import { createStore } from './terminal-client/store.ts';
import { TerminalContext } from './terminal-client/use-terminal.ts';
import { createSounds } from './ui/sounds.ts';
import './ui/tokens.css';

const strayScans = listeners<StrayScan>();
const inputMethod = listeners<undefined>();
const activity = listeners<undefined>();

const bridge = openBridge(window);
const client = openClient({ bridge, newCommandId: () => crypto.randomUUID() });
const status = openStatusStore(client, () => Date.now());
const sounds = createSounds(window.localStorage);
const theme = openScreenTheme(window);
const keyboard = openKeyboard({
	page: window,
	profile: rememberedScanner(window.localStorage),
	onScan: (text, modal) => {
		// No screen here takes scans: that is heard, never swallowed.
		if (!strayScans.tell({ text, modal })) sounds.no();
	},
	onInputMethod: () => void inputMethod.tell(undefined),
	onActivity: () => void activity.tell(undefined),
});
window.addEventListener('pointerdown', () => activity.tell(undefined), { capture: true });

function followScanner(profile: ScanProfile): void {
	rememberScanner(window.localStorage, profile);
	keyboard.setProfile(profile);
}

const failures = createStore<Error | undefined>(undefined);
const desk = openDesk({
	client,
	sale: openSaleStore(client),
	sounds,
	newCommandId: () => crypto.randomUUID(),
	onFailure: (error) => failures.set(error instanceof Error ? error : new Error(String(error))),
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const page = createRoot(root);
const show = () => {
	page.render(
		<StrictMode>
			<TerminalContext value={{ client, status }}>
				<ShellContext
					value={{ sounds, theme, followScanner, strayScans, inputMethod, activity, failures }}
				>
					<KeyboardContext value={keyboard}>
						<DeskContext value={desk}>
							<App />
						</DeskContext>
					</KeyboardContext>
				</ShellContext>
			</TerminalContext>
		</StrictMode>,
	);
	fetchPlacesWhenIdle();
};
// Shown with its place at hand, if it comes; what went wrong is said by the place itself.
void fetchPlace(currentRoute.get()).then(show, show);
