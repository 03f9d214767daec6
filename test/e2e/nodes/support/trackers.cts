// A simulated fleet of Protrack trackers.
import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { CredentialData } from '../../../../demo/rest.cjs';
import type { Device, LogEntry, ProtrackCloud, SimulatorOptions } from '../../../../simulator/index.cjs';
import { VendorFleet, withFleet } from './vendorFleet.cjs';

export const LOGIN = '/api/authorization';
export const TRACK = '/api/track';
export const SEND = '/api/command/send';

/** An IMEI that no platform knows. */
export const UNKNOWN = '111111111111111';

/** A device as it stands in a workflow when it was chosen from the list. */
export const chosen = (value: string, mode: 'list' | 'id' = 'list'): INodeParameters => ({ __rl: true, mode, value });

export class Trackers extends VendorFleet<Device> {
	/** Of this file alone, so that a search for it finds nothing of other tests. */
	readonly password = randomUUID();
	protected readonly credentialType = 'protrackApi';
	protected readonly each = { imei: '={{ $json.imei }}', imeis: '={{ $json.imei }}' };
	/** Trackers answer at once: the node's own second between two questions is all that a command takes. */
	protected readonly options: SimulatorOptions = {
		protrack: { password: this.password, commandDelay: { min: 0, max: 0 }, queryInterval: 0 },
	};

	get cloud(): ProtrackCloud {
		return this.sim.protrack;
	}

	get log(): LogEntry[] {
		return this.cloud.log;
	}

	get url(): string {
		return this.cloud.url;
	}

	get vehicles(): Device[] {
		return this.cloud.devices;
	}

	reset(mix: Record<string, number> = { parked: 3 }): void {
		this.sim.reset({ protrack: { mix } });
	}

	data(): CredentialData {
		return {
			provider: 'custom',
			customUrl: this.url,
			account: this.cloud.account,
			password: this.password,
		};
	}

	list(vehicles = this.vehicles): Array<{ imei: string; plate: string }> {
		return vehicles.map(({ imei, platenumber }) => ({ imei, plate: platenumber }));
	}

	/** The first tracker of this kind. */
	one(scenario: string): Device {
		return this.vehicles.find((device) => device.scenario === scenario)!;
	}
}

/** A Protrack fleet for the tests of one file. */
export const useTrackers = (): Trackers => withFleet(new Trackers());
