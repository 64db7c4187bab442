/** pass-card/templates and pass-card/put-template: what passes are sold (次卡模板), as data. */
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import {
	shownPricePerUse,
	templateProblems,
	type PassTemplate,
} from '#shared/pass-card/pass-template.ts';
import { findProduct } from '../catalog/product-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findTemplate, listTemplates, putTemplate, type KeptTemplate } from './pass-store.ts';

export function showTemplates({
	pen,
}: Terminal): Result<RequestOutput<'pass-card/templates'>, AnyRefusal> {
	return ok({ templates: listTemplates(pen).map(showTemplate) });
}

export function saveTemplate(
	terminal: Terminal,
	caller: Caller,
	{ templateId, active, template: body }: ParsedInput<'pass-card/put-template'>,
): Result<TemplateView, AnyRefusal> {
	const { pen, ids, clock } = terminal;
	const template = templateOf(body);
	return caller.commit(() => {
		const wrong = templateRefusal(pen, template);
		if (wrong !== undefined) return refuse(wrong);
		if (templateId !== '' && findTemplate(pen, templateId) === undefined) {
			return refuse({ code: 'pass-card/no-template' });
		}
		const id = templateId === '' ? ids.next('pass') : templateId;
		const kept = { templateId: id, active, template };
		putTemplate(pen, kept, clock.now());
		pen.append({
			kind: 'pass-template/changed',
			v: 1,
			...byWhom(caller),
			body: {
				template_id: id,
				name: template.name,
				price_fen: template.priceFen,
				active: Number(active),
				items: template.items.map(({ name, paid, gift }) => ({ name, paid, gift })),
			},
		});
		return ok(showTemplate(kept));
	});
}

/** What is wrong with it: a field, or goods that nobody knows. */
export function templateRefusal(
	ledger: ReadableLedger,
	template: PassTemplate,
): AnyRefusal | undefined {
	const [wrong] = templateProblems(template);
	if (wrong !== undefined) {
		const at = wrong.at === undefined ? {} : { at: wrong.at + 1 };
		return { code: 'pass-card/template-wrong', problem: wrong.problem, ...at };
	}
	const isUnknown = template.items.some(({ target }) => {
		return target.kind === 'product' && findProduct(ledger, target.productId) === undefined;
	});
	return isUnknown ? { code: 'product/not-found' } : undefined;
}

export function templateOf({
	validDays,
	maxPerDay,
	extension,
	...body
}: ParsedInput<'pass-card/put-template'>['template']): PassTemplate {
	return {
		...body,
		...(validDays === undefined ? {} : { validDays }),
		...(maxPerDay === undefined ? {} : { maxPerDay }),
		...(extension === undefined ? {} : { extension }),
	};
}

export function showTemplate({ templateId, active, template }: KeptTemplate): TemplateView {
	const { items } = template;
	return {
		templateId,
		active,
		template: { ...template, items: [...items] },
		pricePerUseFen: shownPricePerUse(template) ?? 0,
	};
}
