/** All words of the screens in Chinese (中文), area by area. */
import { appWords } from './app.ts';
import { checkoutWords } from './checkout.ts';
import { deviceWords } from './devices.ts';
import { refusalWords } from './refusals.ts';

export const zhCN = {
	refusals: refusalWords['zh-CN'],
	devices: deviceWords['zh-CN'],
	app: appWords['zh-CN'],
	checkout: checkoutWords['zh-CN'],
};
