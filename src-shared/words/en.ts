/** All words of the screens in English, area by area. */
import { appWords } from './app.ts';
import { checkoutWords } from './checkout.ts';
import { deviceWords } from './devices.ts';
import { refusalWords } from './refusals.ts';

export const en = {
	refusals: refusalWords.en,
	devices: deviceWords.en,
	app: appWords.en,
	checkout: checkoutWords.en,
};
