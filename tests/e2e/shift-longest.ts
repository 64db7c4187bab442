/** An X report that is as long as it gets, for the screen that has to hold it. */
import type { XReportView } from '#shared/contract/report-views.ts';

const MOST = 9_999_999_999;

/** The same report with everything as long as it gets. */
export function longest(report: XReportView): XReportView {
	const name = '食品饮料 · 进口特级初榨橄榄油礼盒装两瓶装送礼佳品限量版';
	const paid = { count: 2000, amountFen: MOST, changeFen: 0, netFen: MOST };
	const back = { paidBackCount: 12, paidBackFen: MOST };
	return {
		...report,
		totalFen: MOST,
		grossFen: MOST,
		adjustments: [
			{ kind: 'promotion_of_the_future', lines: 12_000, sales: 9000, amountFen: MOST },
			...report.adjustments,
		],
		returns: [{ mode: 'without-receipt', count: 12, amountFen: MOST, taxFen: 0 }],
		taxes: report.taxes.map((row) => ({ ...row, netFen: MOST, baseFen: MOST, taxFen: MOST })),
		tenders: ['wechat', 'alipay', 'unionpay'].map((method) => {
			return { kind: 'code', method, ...paid, ...back };
		}),
		categories: report.categories.map((row) => ({ ...row, name, amountFen: MOST })),
		hours: report.hours.map((row) => ({ ...row, amountFen: MOST })),
		leftFen: { voids: MOST, removedLines: MOST, reducedLines: MOST, undone: MOST },
		perpetual: {
			count: 9_999_999,
			grossFen: MOST * 100,
			returnsFen: MOST * 99,
			netFen: MOST,
			taxFen: MOST,
		},
	};
}
