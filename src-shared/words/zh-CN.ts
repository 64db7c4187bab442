/** All words of the screens in Chinese (中文), area by area. */
import { accountWords } from './account.ts';
import { allowanceWords } from './allowance.ts';
import { appWords } from './app.ts';
import { checkoutWords } from './checkout.ts';
import { customerAskWords } from './customer-ask.ts';
import { depositWords } from './deposit.ts';
import { deviceWords } from './devices.ts';
import { goodsWords } from './goods.ts';
import { memberListWords } from './member-list.ts';
import { memberRulesWords } from './member-rules.ts';
import { tierFeeWords } from './tier-fee.ts';
import { memberWords } from './member.ts';
import { memberSettingsWords } from './member-settings.ts';
import { passCardWords } from './pass-card.ts';
import { pointsWords } from './points.ts';
import { printWords } from './print.ts';
import { priceListWords } from './price-list.ts';
import { privacyWords } from './privacy.ts';
import { promotionWords } from './promotion.ts';
import { refusalWords } from './refusals.ts';
import { refundWords } from './refund.ts';
import { salesWords } from './sales.ts';
import { settingsWords } from './settings.ts';
import { setupWords } from './setup.ts';
import { shiftWords } from './shift.ts';
import { storedValueWords } from './stored-value.ts';
import { topUpOfferWords } from './top-up-offer.ts';
import { storedValueGiftWords } from './stored-value-gifts.ts';
import { technicianWords } from './technician.ts';

export const zhCN = {
	refusals: refusalWords['zh-CN'],
	devices: deviceWords['zh-CN'],
	app: appWords['zh-CN'],
	checkout: checkoutWords['zh-CN'],
	setup: setupWords['zh-CN'],
	shift: shiftWords['zh-CN'],
	sales: salesWords['zh-CN'],
	refund: refundWords['zh-CN'],
	promotion: promotionWords['zh-CN'],
	privacy: privacyWords['zh-CN'],
	customerAsk: customerAskWords['zh-CN'],
	priceList: priceListWords['zh-CN'],
	deposit: depositWords['zh-CN'],
	account: accountWords['zh-CN'],
	goods: goodsWords['zh-CN'],
	settings: settingsWords['zh-CN'],
	member: memberWords['zh-CN'],
	memberSettings: memberSettingsWords['zh-CN'],
	memberList: memberListWords['zh-CN'],
	tierFee: tierFeeWords['zh-CN'],
	memberRules: memberRulesWords['zh-CN'],
	passCard: passCardWords['zh-CN'],
	points: pointsWords['zh-CN'],
	storedValue: storedValueWords['zh-CN'],
	topUpOffer: topUpOfferWords['zh-CN'],
	storedValueGifts: storedValueGiftWords['zh-CN'],
	allowance: allowanceWords['zh-CN'],
	technician: technicianWords['zh-CN'],
	print: printWords['zh-CN'],
};
