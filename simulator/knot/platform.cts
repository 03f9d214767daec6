import { Adjustable } from '../adjustable.cjs';
import type { World } from '../server.cjs';
import { changeState } from '../vendor.cjs';
import { Badges } from './badges.cjs';
import { Chats } from './chats.cjs';
import { CLUSTER_RULES, type Cluster } from './cluster.cjs';
import type { Numbers } from './clusterFleet.cjs';
import { Discounts } from './discounts.cjs';
import { makeFleet, type FleetPlan } from './fleet.cjs';
import { Guarantees } from './guarantees.cjs';
import { Mails } from './mails.cjs';
import { Maintenances } from './maintenances.cjs';
import { makeNetworks, type Network } from './networks.cjs';
import { nextPlan, type KnotFleet, type Login } from './options.cjs';
import { Park } from './park.cjs';
import { Pictures } from './pictures.cjs';
import { Sessions } from './sessions.cjs';
import { RULES, type Settings } from './settings.cjs';
import { Users } from './users.cjs';
import { STATE_RULES, type Vehicle } from './vehicle.cjs';

const DAY = 86_400_000;
/** Resolved maintenances of a vehicle that is often repaired: more than two pages. */
const REPAIRS = 45;
const ROBOT = { user_id: 1, name: 'Fleet Manager' };

/** What the platform knows, whoever asks. */
export class Platform extends Adjustable<Settings> {
	readonly users = new Users();
	readonly sessions: Sessions;
	readonly mails: Mails;
	readonly park: Park;
	/** Live. */
	readonly networks: Network[] = [];
	readonly maintenances = new Maintenances();
	readonly badges = new Badges();
	readonly guarantees = new Guarantees();
	readonly chats = new Chats();
	readonly discounts = new Discounts();
	readonly pictures = new Pictures();
	/** Numbers for clusters that are created. */
	numbers!: Numbers;

	constructor(
		readonly world: World,
		private readonly login: Login,
		private plan: FleetPlan,
		settings: Partial<Settings>,
	) {
		super(RULES, settings);
		this.sessions = new Sessions(world.clock, this.settings, login.secret);
		this.mails = new Mails(world.clock);
		this.park = new Park(world.clock);
		this.renew({});
	}

	/** Live; they may be changed at any time. */
	get vehicles(): Vehicle[] {
		return this.park.vehicles;
	}

	/** Live; they may be changed at any time. */
	get clusters(): Cluster[] {
		return this.park.clusters;
	}

	refresh(): void {
		this.park.refresh();
	}

	/** A vehicle's state as of now, by its number or serial number. */
	vehicle(name: string): Vehicle | undefined {
		return this.park.vehicle(name);
	}

	/**
	 * Changes a vehicle; one that is put into a spot is where the spot is.
	 * @throws RangeError for unknown keys, wrong types, a spot that is not there or taken
	 */
	change(name: string, changes: Record<string, unknown>): Vehicle | undefined {
		const vehicle = this.park.vehicle(name);
		if (!vehicle) return undefined;
		const { spot_id } = changes;
		const place = typeof spot_id === 'number' ? this.park.spot(spot_id) : null;
		if (place === undefined) throw new RangeError(`No spot ${String(spot_id)}`);
		const holds = place && this.park.docked().get(place.spot.spot_id);
		if (holds && holds !== vehicle) throw new RangeError(`Spot ${String(spot_id)} holds a vehicle`);
		changeState(vehicle, changes, STATE_RULES);
		if (place) this.park.gather(place.cluster);
		return vehicle;
	}

	/** Changes a cluster; its vehicles go with it. @throws RangeError for unknown keys or wrong types */
	changeCluster(cluster_id: number, changes: Record<string, unknown>): Cluster | undefined {
		const cluster = this.park.cluster(cluster_id);
		if (!cluster) return undefined;
		changeState(cluster, changes, CLUSTER_RULES, 'A cluster has');
		this.park.gather(cluster);
		return cluster;
	}

	/** A new fleet and users, settings as at the start, everything else at nought. */
	protected renew(fleet: KnotFleet & { seed?: number }): void {
		const plan = nextPlan(this.plan, fleet);
		const networks = makeNetworks();
		const now = this.world.clock.now();
		const made = makeFleet(plan, networks, now);
		this.plan = plan;
		this.numbers = made.numbers;
		this.networks.splice(0, Infinity, ...networks);
		this.restoreSettings();
		for (const store of [this.mails, this.maintenances, this.pictures]) store.clear();
		for (const store of [this.chats, this.discounts, this.guarantees]) store.reset(now);
		this.badges.reset();
		this.users.reset(this.login);
		for (const { confirmed, email, user_id } of this.users.all) {
			if (!confirmed) this.mails.send({ kind: 'confirmation', to: email, user_id });
		}
		this.park.fill(made);
		for (const vehicle of made.vehicles) this.addMaintenances(vehicle, now);
	}

	private addMaintenances({ vehicle_id, scenario }: Vehicle, now: number): void {
		const subject = { target: 'vehicle', vehicle_id, maintenance_type: 'brakes', severity: 'high' } as const;
		if (scenario === 'maintenance') this.maintenances.add(subject, null, now - DAY);
		if (scenario !== 'repaired') return;
		for (let days = REPAIRS; days > 0; days--) {
			const maintenance = this.maintenances.add(
				{ ...subject, comment: `Repair ${REPAIRS - days + 1}` },
				ROBOT,
				now - days * DAY,
			);
			this.maintenances.stop(maintenance, ROBOT, now - days * DAY + DAY / 24);
		}
	}
}
