/** What technicians (技师) are paid for the services of a period, added up from the events. */
export type CommissionFigures = {
	/** Services done less those taken back, thousandths. */
	readonly timesMilli: number;
	/** Of them on passes. */
	readonly passTimesMilli: number;
	/** What they were worth, without what was taken back, fen. */
	readonly worthFen: number;
	readonly earnedFen: number;
	/** Never below 0. */
	readonly takenBackFen: number;
	/** earned − taken back: below 0 when more came back than was done. */
	readonly commissionFen: number;
};

export type TechnicianFigures = CommissionFigures & {
	readonly technicianId: string;
	readonly code: string;
	readonly name: string;
};

export type CommissionReport = {
	/** Business dates, both included. */
	readonly from: string;
	readonly to: string;
	readonly technicians: readonly TechnicianFigures[];
	readonly total: CommissionFigures;
};
