/** All words of the screens in English, area by area. */
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

export const en = {
	refusals: refusalWords.en,
	devices: deviceWords.en,
	app: appWords.en,
	checkout: checkoutWords.en,
	setup: setupWords.en,
	shift: shiftWords.en,
	sales: salesWords.en,
	refund: refundWords.en,
	promotion: promotionWords.en,
	privacy: privacyWords.en,
	customerAsk: customerAskWords.en,
	priceList: priceListWords.en,
	deposit: depositWords.en,
	account: accountWords.en,
	goods: goodsWords.en,
	settings: settingsWords.en,
	member: memberWords.en,
	memberSettings: memberSettingsWords.en,
	memberList: memberListWords.en,
	tierFee: tierFeeWords.en,
	memberRules: memberRulesWords.en,
	passCard: passCardWords.en,
	points: pointsWords.en,
	storedValue: storedValueWords.en,
	topUpOffer: topUpOfferWords.en,
	storedValueGifts: storedValueGiftWords.en,
	allowance: allowanceWords.en,
	technician: technicianWords.en,
	print: printWords.en,
};
