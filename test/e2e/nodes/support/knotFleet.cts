// A simulated fleet of Knot.
import { randomUUID } from 'node:crypto';
import type { CredentialData } from '../../../../demo/rest.cjs';
import { knotLogin } from '../../../../demo/steps/logins.cjs';
import type {
	KnotCloud,
	KnotMaintenance,
	KnotRoutes,
	KnotVehicle,
	LogEntry,
	SimulatorOptions,
} from '../../../../simulator/index.cjs';
import { confirmedBy } from '../../../knotRoutes';
import { VendorFleet, withFleet } from './vendorFleet.cjs';

/** The simulator's names of calls, for `asked`. */
export const LOGIN = 'login.password';
export const REFRESH = 'login.refresh';
export const SECOND_FACTOR = 'login.secondFactor';
export const CLOSEST = 'cluster.closest';
export const CLUSTERS = 'cluster.list';
export const MAP = 'map.get';

export class KnotFleet extends VendorFleet<KnotVehicle> {
	/** Of this file alone, so that a search for it finds nothing of other tests. */
	readonly password = randomUUID();
	protected readonly credentialType = 'knotApi';
	protected readonly each = { vehicleId: '={{ $json.vehicle_id }}' };

	/** @param form whether the cloud has its likely routes, or quite other ones */
	constructor(readonly form: KnotRoutes) {
		super();
	}

	protected get options(): SimulatorOptions {
		return { knot: { password: this.password, routes: this.form } };
	}

	get cloud(): KnotCloud {
		return this.sim.knot;
	}

	get log(): LogEntry[] {
		return this.cloud.log;
	}

	get url(): string {
		return this.cloud.url;
	}

	get vehicles(): KnotVehicle[] {
		return this.cloud.vehicles;
	}

	/** All maintenances, resolved or not. */
	get maintenances(): KnotMaintenance[] {
		return this.cloud.maintenances.all;
	}

	reset(mix: Record<string, number> = { docked: 4, riding: 1 }): void {
		this.sim.reset({ knot: { mix, clusters: 12 } });
	}

	/** With the routes of the cloud's own OpenAPI file confirmed. */
	data(): CredentialData {
		return knotLogin(this.cloud, confirmedBy(this.cloud));
	}

	/** As it is before anybody has matched a file: only guesses. */
	unconfirmed(): CredentialData {
		return knotLogin(this.cloud);
	}

	list(vehicles = this.vehicles): Array<{ vehicle_id: number; serial_number: string }> {
		return vehicles.map(({ vehicle_id, serial_number }) => ({ vehicle_id, serial_number }));
	}

	/** The requests for this call, by the simulator's name of it: paths differ from form to form. */
	asked(call: string): LogEntry[] {
		return this.log.filter((entry) => entry.call === call);
	}
}

/** A Knot fleet for the tests of one file. */
export const useKnot = (form: KnotRoutes = 'default'): KnotFleet => withFleet(new KnotFleet(form));
