// A simulated Segway fleet.
import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { CredentialData } from '../../../../demo/rest.cjs';
import type { LogEntry, SimulatorOptions, Vehicle } from '../../../../simulator/index.cjs';
import { VendorFleet, withFleet } from './vendorFleet.cjs';

export const LOCK = '/api/v2/vehicle/control/lock';
export const STATUS = '/api/v2/vehicle/query/current/status';
export const LOGIN = '/oauth/token';

/** Parameters that take the IoT code out of the items. */
export const eachVehicle: INodeParameters = { iotCode: '={{ $json.iotCode }}' };

export class Fleet extends VendorFleet<Vehicle> {
	/** Secrets of this file alone, so that a search for them finds nothing of other tests. The first is used. */
	readonly clients: Array<{ clientId: string; clientSecret: string }>;
	protected readonly credentialType = 'segwayApi';
	protected readonly each = eachVehicle;

	constructor(platformCodes: string[]) {
		super();
		this.clients = platformCodes.map((clientId) => ({ clientId, clientSecret: randomUUID() }));
	}

	protected get options(): SimulatorOptions {
		return { pushRetryDelay: 100, segway: { clients: this.clients } };
	}

	get log(): LogEntry[] {
		return this.sim.segway.log;
	}

	get url(): string {
		return this.sim.segway.url;
	}

	get vehicles(): Vehicle[] {
		return this.sim.segway.vehicles;
	}

	/** As many mopeds of each scenario as wished. */
	reset(mix: Record<string, number> = { forgotten: 3 }): void {
		this.sim.reset({ mix });
		for (const vehicle of this.vehicles) vehicle.model = 'e-moped';
	}

	data(client = 0): CredentialData {
		return { ...this.clients[client], region: 'custom', customUrl: this.url };
	}

	list(vehicles = this.vehicles): Array<{ iotCode: string; plate: string }> {
		return vehicles.map(({ iotCode, plate }) => ({ iotCode, plate }));
	}
}

/** A Segway fleet for the tests of one file. */
export function useFleet(...platformCodes: string[]): Fleet {
	return withFleet(new Fleet(platformCodes.length > 0 ? platformCodes : ['A20081', 'A20082']));
}
