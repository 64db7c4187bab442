/** The part of the handlers' table that answers for technicians (技师) and their commission. */
import type { technicianRequests } from '#shared/contract/technician-requests.ts';
import { printCommissionReport, readCommissionReport } from '../technician/commission-report.ts';
import { setTechnician } from '../technician/set-technician.ts';
import { saveTechnician, showTechnicians } from '../technician/technician-requests.ts';
import type { HandlersOf } from './handler-types.ts';

export const technicianHandlers: HandlersOf<typeof technicianRequests> = {
	'technician/list': ({ terminal }) => showTechnicians(terminal),
	'technician/put': ({ terminal, caller }, input) => saveTechnician(terminal, caller, input),
	'technician/report': ({ terminal }, input) => readCommissionReport(terminal, input),
	'technician/print-report': ({ terminal, caller }, input) =>
		printCommissionReport(terminal, caller, input),
	'sale/set-technician': ({ terminal, caller }, input) => setTechnician(terminal, caller, input),
};
