// The entries of the Protrack document, run with the rows of the engine tests.
import type { INodeParameters } from 'n8n-workflow';
import { commandRows, writeRows } from '../../../../engine/protrack-operations/actRows';
import { readRows, RESULT } from '../../../../engine/protrack-operations/rows';
import { STATE } from '../../../../engine/protrack-operations/state';
import { type DocumentedEntry, documentedEntries } from '../../../../fixtures/read.cjs';
import type { Device } from '../../../../../simulator/index.cjs';
import { TRACK, useTrackers } from '../trackers.cjs';
import { nameOf, type Run, type Vendor } from './entry.cjs';

/** What the rows of reads and of acts have in common here. */
interface Plan {
	resource: string;
	operation: string;
	path: string;
	input: object;
	state: Partial<Device>;
	given?(device: Device): object | void;
	beside?: string[];
}

export function protrackEntries(): Vendor {
	const fleet = useTrackers();
	const entries = documentedEntries('protrack');

	const sentBefore = (device: Device) => {
		const facts = {
			account: fleet.cloud.account,
			command: 'LOCKDOOR',
			paramData: null,
			ran: true,
			response: 'Success!',
		};
		const { commandid } = fleet.cloud.commands.add(device, { ...facts, sentAt: Date.now() }, { min: 0, max: 0 });
		return { commandid };
	};
	/** What stops an engine: the node looks whether the vehicle stands, sends, and asks for the answer of the vehicle. */
	const [stopEngine] = commandRows;
	const aroundIt = [nameOf({ method: 'GET', path: TRACK }), nameOf({ method: 'POST', path: RESULT.path })];
	const unlocked = { doorstatus: 1, defencestatus: 0 };
	const plans: Plan[] = [
		...readRows.map(({ given, ...row }) => ({
			...row,
			state: STATE,
			given: (device: Device) => given?.(fleet, device),
		})),
		{ ...RESULT, input: { commandid: '={{ $json.commandid }}' }, state: {}, given: sentBefore },
		...writeRows.map((row) => ({ ...row, state: unlocked })),
		{ ...stopEngine, state: unlocked, beside: aroundIt },
	];

	function stage({ state, given }: Plan) {
		fleet.reset();
		const device = Object.assign(fleet.vehicles[0], structuredClone(state));
		return { imei: device.imei, ...given?.(device) };
	}

	const runOf = ({ kind, path }: DocumentedEntry): Run | undefined => {
		// For a token any call will do: the first one of a credential logs in.
		const plan = kind === 'token' ? plans[0] : plans.find((each) => each.path === path);
		if (!plan) return undefined;
		const { resource, operation, input, beside } = plan;
		return {
			operation: `${resource}.${operation}`,
			parameters: input as INodeParameters,
			credential: fleet.credential,
			given: () => stage(plan),
			beside: kind === 'token' ? [nameOf({ method: 'GET', path: plan.path })] : beside,
		};
	};

	return { fleet, entries, runs: async () => runOf };
}
