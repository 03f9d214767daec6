// The entries of both documents of Segway, run with the rows of the engine tests.
import type { Credential } from '../../../../../demo/rest.cjs';
import { queryRows } from '../../../../engine/operations/queryRows';
import { controlRows, type Row, t60Rows } from '../../../../engine/operations/rows';
import { settingRows } from '../../../../engine/operations/settingRows';
import { STATE } from '../../../../engine/operations/shapes';
import { type DocumentedEntry, documentedEntries } from '../../../../fixtures/read.cjs';
import { eachVehicle, useFleet } from '../fleet.cjs';
import { ACKNOWLEDGED, pathOf, receive } from '../receiver.cjs';
import { nameOf, type Run, type Vendor } from './entry.cjs';

const T60 = 'segway-t60-lite';

const emopedRows = [...queryRows.map((row) => ({ ...row, given: STATE })), ...controlRows, ...settingRows];
const rowsOf = (system: string): Row[] => (system === T60 ? t60Rows : emopedRows);

export function segwayEntries(): Vendor {
	const fleet = useFleet();
	const entries = documentedEntries('segway');

	/** A new fleet; one vehicle of the model that the document is about is in the state that the call needs. */
	function vehicleFor(system: string, state: Row['given'] = {}) {
		fleet.sim.reset({ mix: { parked: 20 } });
		const model = system === T60 ? 't60-lite' : 'e-moped';
		const vehicle = fleet.vehicles.find((each) => each.model === model)!;
		return Object.assign(vehicle, structuredClone(state));
	}

	async function runs() {
		// Each document has a token call: a credential for each, so that each logs in.
		const credentials: Record<string, Credential> = {
			[T60]: await fleet.addCredential(fleet.data(1)),
			'segway-emoped': fleet.credential,
		};
		return ({ kind, system, path }: DocumentedEntry): Run | undefined => {
			const rows = rowsOf(system);
			// For a token any call will do: the first one of a credential logs in.
			const row = kind === 'token' ? rows[0] : rows.find((each) => each.path === path);
			if (!row) return undefined;
			const { resource, operation, input, given } = row;
			const method = row.resource === 'vehicle' ? 'GET' : 'POST';
			return {
				operation: `${resource}.${operation}`,
				parameters: { ...eachVehicle, ...(input as Run['parameters']) },
				credential: credentials[system],
				given: () => ({ iotCode: vehicleFor(system, given).iotCode }),
				...(kind === 'token' ? { beside: [nameOf({ method, path: row.path })], code: null } : {}),
			};
		};
	}

	async function push(pushes: DocumentedEntry[]) {
		const receiver = await receive(fleet);
		const sent: Array<{ iotCode: string; type: string; isAcknowledged: boolean }> = [];
		for (const { system, path } of pushes) {
			const { iotCode } = vehicleFor(system);
			const type = path.replace(pathOf(''), '');
			const { attempts } = await fleet.sim.segway.push(type, iotCode, { url: receiver.baseUrl, retry: false });
			const { status, body } = attempts[0];
			sent.push({ iotCode, type, isAcknowledged: status === ACKNOWLEDGED.status && body === ACKNOWLEDGED.body });
		}
		const events = await receiver.events(sent.filter(({ isAcknowledged }) => isAcknowledged).length);
		return sent.map(({ iotCode, type, isAcknowledged }) => {
			if (!isAcknowledged) return 'not acknowledged';
			const matching = events.filter(({ device_id, segway }) => {
				return device_id === iotCode && (segway as { push?: unknown }).push === type;
			});
			return matching.length === 1 ? null : `started ${matching.length} executions`;
		});
	}

	return { fleet, entries, runs, push };
}
