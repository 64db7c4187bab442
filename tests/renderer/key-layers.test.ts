// Goal: a key or a scan reaches the topmost screen that wants it, and nothing below an open dialog.
import { describe, expect, it } from 'vitest';
import { openKeyLayers, type KeyLayer, type KeyPress } from '../../src-renderer/app/key-layers.ts';

const F2: KeyPress = {
	code: 'F2',
	shift: false,
	control: false,
	alt: false,
	repeat: false,
	character: undefined,
};

function layer(name: string, heard: string[], more: Partial<KeyLayer> = {}): KeyLayer {
	return {
		onKey: ({ code, character }) => {
			heard.push(`${name} ${character ?? code}`);
			return true;
		},
		onScan: (text) => void heard.push(`${name} scan ${text}`),
		...more,
	};
}

describe('key layers', () => {
	it('asks the topmost first, and the next one when it has no use for the key', () => {
		const heard: string[] = [];
		const layers = openKeyLayers();
		layers.push(layer('screen', heard));
		const end = layers.push(layer('bar', heard, { onKey: () => false }));
		expect(layers.press(F2)).toBe(true);
		end();
		expect(heard).toEqual(['screen F2']);
	});

	it('lets nothing through a dialog, and says that a scan found no room', () => {
		const heard: string[] = [];
		const layers = openKeyLayers();
		layers.push(layer('screen', heard));
		layers.push({ modal: true, onKey: () => false });
		const stray: boolean[] = [];
		layers.scan('6921168559183', (modal) => stray.push(modal));
		expect(layers.press(F2)).toBe(false);
		expect(heard).toEqual([]);
		expect(stray).toEqual([true]);
	});

	it('gives a scan to a dialog that asked for it', () => {
		const heard: string[] = [];
		const layers = openKeyLayers();
		layers.push(layer('screen', heard));
		layers.push(layer('price check', heard, { modal: true }));
		layers.scan('6921168559183', () => heard.push('stray'));
		expect(heard).toEqual(['price check scan 6921168559183']);
	});

	it('types what was held back, character by character', () => {
		const heard: string[] = [];
		const layers = openKeyLayers();
		layers.push(layer('screen', heard));
		layers.type('~1');
		expect(heard).toEqual(['screen ~', 'screen 1']);
	});
});
