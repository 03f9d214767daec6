// The entries of the JIMI document, run with the rows of the engine tests.
import type { INodeParameters } from 'n8n-workflow';
import type { JimiDevice } from '../../../../../simulator/index.cjs';
import { actRows } from '../../../../engine/jimi-operations/actRows';
import { readRows } from '../../../../engine/jimi-operations/rows';
import { STATE } from '../../../../engine/jimi-operations/state';
import { MILEAGE, TRACK } from '../../../../engine/jimi-tracks/rows';
import { type DocumentedEntry, documentedEntries } from '../../../../fixtures/read.cjs';
import { useJimi } from '../jimiFleet.cjs';
import { ACKNOWLEDGED, receive } from '../jimiReceiver.cjs';
import type { Run, Vendor } from './entry.cjs';

/** What all rows have in common here. */
interface Plan {
	resource: string;
	operation: string;
	call: string;
	input: object;
	state?: Partial<JimiDevice>;
	given?(device: JimiDevice): unknown;
	code?: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REFRESH = 'jimi.oauth.token.refresh';
const PERIOD = { begin_time: '={{ $json.begin }}', end_time: '={{ $json.end }}' };
/** The command of a name has a number of its own for each model, so its list comes first. */
const BESIDE: Record<string, string[]> = { 'jimi.open.instruction.send': ['jimi.open.instruction.list'] };

export function jimiEntries(): Vendor {
	const fleet = useJimi();
	const entries = documentedEntries('jimi');

	const plans: Plan[] = [
		...readRows.map(({ input, given, state, ...row }) => ({
			...row,
			input: input(),
			state: { ...STATE, ...state },
			given: (device: JimiDevice) => given?.(fleet, device),
		})),
		...actRows.map(({ given, ...row }) => ({
			...row,
			given: (device: JimiDevice) => given?.(fleet.cloud, device),
		})),
		{ ...TRACK, call: 'jimi.device.track.list', input: { imei: TRACK.imei, format: TRACK.format, ...PERIOD } },
		{ ...MILEAGE, call: 'jimi.device.track.mileage', input: { imeis: MILEAGE.imeis, ...PERIOD } },
	];

	function stage({ state = {}, given }: Plan) {
		fleet.reset();
		const device = fleet.cloud.change(fleet.vehicles[0].imei, state)!;
		given?.(device);
		const [fence] = fleet.cloud.fences.of(device.imei);
		const [begin, end] = [Date.now() - DAY, Date.now()].map((time) => new Date(time).toISOString());
		return { imei: device.imei, fence: fence?.instructNo ?? null, begin, end };
	}

	/** The token is near its end, and older than the minute in which JIMI gives no other. */
	async function age() {
		const [tokenIssuedAt, tokenExpiresAt] = [Date.now() - 2 * MINUTE, Date.now() + MINUTE];
		await fleet.rest.credentials.edit(fleet.credential.id, { tokenIssuedAt, tokenExpiresAt });
	}

	const runOf = ({ kind, apiMethod }: DocumentedEntry): Run | undefined => {
		// For a token any call will do: the first one of a credential logs in.
		const plan = kind === 'token' ? plans[0] : plans.find(({ call }) => call === apiMethod);
		if (!plan) return undefined;
		const { resource, operation, input, call, code } = plan;
		return {
			operation: `${resource}.${operation}`,
			parameters: input as INodeParameters,
			credential: fleet.credential,
			async given() {
				if (apiMethod === REFRESH) await age();
				return stage(plan);
			},
			beside: kind === 'token' ? [call] : BESIDE[call],
			code,
		};
	};

	async function push(pushes: DocumentedEntry[]) {
		const receiver = await receive(fleet, { simplify: false });
		const whys: Array<string | null> = [];
		for (const [index, { apiMethod }] of pushes.entries()) {
			fleet.reset();
			const answer = await receiver.push();
			const isAcknowledged = JSON.stringify(answer) === JSON.stringify(ACKNOWLEDGED);
			const isIt = new URLSearchParams(fleet.cloud.pusher.sent.at(-1)!.body).get('msgType') === apiMethod;
			const event = isAcknowledged ? (await receiver.events(index + 1)).at(-1) : undefined;
			const hasStarted = event?.msgType === apiMethod && event?.imei === fleet.vehicles[0].imei;
			whys.push(isIt && hasStarted ? null : `sent: ${isIt}, acknowledged: ${isAcknowledged}, started: ${hasStarted}`);
		}
		return whys;
	}

	return { fleet, entries, runs: async () => runOf, push };
}
