/**
 * Requests of technicians (技师): who does services, who did the service on a line, and what they
 * are paid for it in a period (提成).
 */
import * as z from 'zod';
import { saleChangeView, fenView } from './views.ts';
import { request } from './request.ts';

const code = z
	.string()
	.trim()
	.toUpperCase()
	.regex(/^[A-Z0-9-]{1,12}$/);
const date = z.iso.date();

export const technicianView = z.strictObject({
	technicianId: z.string(),
	/** What is typed at the counter (工号). */
	code: z.string(),
	name: z.string(),
	/** Their operator number; '' without one. */
	operatorNo: z.string(),
	active: z.boolean(),
});
export type TechnicianView = z.infer<typeof technicianView>;

const figures = {
	/** Services done less those taken back, thousandths. */
	timesMilli: z.int(),
	/** Of them on passes. */
	passTimesMilli: z.int(),
	/** What they were worth, without what was taken back. */
	worthFen: fenView,
	/** What was earned and what was taken back of it; the second is never below 0. */
	earnedFen: fenView,
	takenBackFen: fenView,
	/** earned − taken back: below 0 when more came back than was done. */
	commissionFen: fenView,
};

export const commissionReport = z.strictObject({
	from: date,
	to: date,
	/** Who is paid most first. */
	technicians: z.array(
		z.strictObject({
			technicianId: z.string(),
			code: z.string(),
			name: z.string(),
			...figures,
		}),
	),
	total: z.strictObject(figures),
});
export type CommissionReport = z.infer<typeof commissionReport>;

const period = z.strictObject({ from: date, to: date });
const example = { from: '2026-03-01', to: '2026-03-31' };

export const technicianRequests = {
	'technician/list': request({
		summary: 'Who does services (技师), those who left last.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ technicians: z.array(technicianView) }),
		refusals: [],
		example: {},
	}),
	'technician/put': request({
		summary: 'Adds a technician or changes one; what was earned stays as it is.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			/** Empty: a new one. */
			technicianId: z.string().max(64).default(''),
			code,
			name: z.string().trim().min(1).max(20),
			/** Their operator number, where they have one. */
			operatorNo: z.string().trim().max(12).default(''),
			active: z.boolean().default(true),
		}),
		output: technicianView,
		refusals: ['technician/not-found', 'technician/code-taken', 'operator/not-found'],
		example: { code: '08', name: '王芳' },
	}),
	'technician/report': request({
		summary: 'What technicians are paid (提成) for the services of a period of business dates.',
		role: 'manager',
		once: false,
		input: period,
		output: commissionReport,
		refusals: ['technician/wrong-period'],
		example,
	}),
	'technician/print-report': request({
		summary: 'Prints what technicians are paid (提成) for a period, as a table.',
		role: 'manager',
		once: true,
		input: period,
		output: commissionReport,
		refusals: ['technician/wrong-period', 'printer/none'],
		example,
	}),
	'sale/set-technician': request({
		summary: 'Says who does the service of a line (技师); an empty code takes it away again.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			lineId: z.string().min(1).max(64),
			technician: z.string().trim().max(12),
		}),
		output: saleChangeView,
		refusals: [
			'shift/none-open',
			'sale/not-open',
			'sale/line-gone',
			'technician/not-found',
			'technician/not-a-service',
		],
		example: { lineId: 'line_…', technician: '08' },
	}),
};
