// Goal: what the terminal itself writes on a lively day verifies clean, deep, with nothing made up
// for the test: packs, weighed goods, released prices, rounding, copies, parked baskets, restarts.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { ledgerFile } from '#main/ledger/connect.ts';
import { witnessDirOf } from '#main/system/paths.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { reportLines } from '#main/verify/report-lines.ts';
import { verifyLedger } from '#main/verify/verify-ledger.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { migrations } from './sold-till.ts';

const TEA = '2000000000015';
const BIG_TEA = '2000000000022';
const PACK_OF_15 = inStoreCode('29', 1);

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

async function scan(text: string, quantityText = ''): Promise<void> {
	await till.ask('scan/submit', { text, source: 'wedge', quantityText });
	till.clock.advance(2000);
}

async function pay(givenText: string): Promise<number> {
	const { saleId, revision } = await till.ask('sale/current', {});
	till.clock.advance(9000);
	return (await till.ask('sale/complete', { saleId, revision, givenText })).pos;
}

it('verifies clean to the last tally and movement', async () => {
	await till.openShop();
	await scan(TEA);
	await scan(BIG_TEA, '3');
	await pay('50');

	const { products } = await till.ask('product/search', { text: '红富士苹果' });
	await till.ask('sale/add-product', {
		productId: products[0]?.productId ?? 0,
		quantityText: '0.735',
	});
	await scan(PACK_OF_15);
	const pos = await pay('');
	await till.ask('receipt/reprint', { pos });

	await scan(BIG_TEA);
	const { lines } = await till.ask('sale/current', {});
	const cheaper = {
		lineId: lines[0]?.lineId ?? '',
		priceText: '3.33',
		reason: 'damaged' as const,
	};
	await till.ask('sale/override-price', cheaper, { approval: approvalOf('manager') });
	const { saleId } = await till.ask('sale/current', {});
	await till.ask('sale/park', { saleId, label: '红衣服大姐' });
	await scan(TEA, '2');
	await pay('9');

	await till.restart();
	await till.signIn('cashier');
	await till.ask('sale/recall', { saleId });
	await pay('100');
	await till.running.close();

	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error('the terminal keeps its key');
	const report = verifyLedger({
		file: ledgerFile(till.dataDir),
		isCopy: false,
		witnessDir: witnessDirOf(till.dataDir),
		key: held.key,
		migrations,
		deep: true,
	});
	expect(reportLines(report).filter((line) => line.includes('BROKEN'))).toEqual([]);
	expect(report.ok).toBe(true);
	expect(report.checks.find(({ id }) => id === 'V8')?.what).toContain('4 sales');
});
