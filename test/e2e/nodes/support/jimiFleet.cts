// A simulated fleet of JIMI devices.
import { randomBytes, randomUUID } from 'node:crypto';
import { jimiLogin } from '../../../../demo/steps/logins.cjs';
import type { CredentialData } from '../../../../demo/rest.cjs';
import type { JimiCloud, JimiDevice, LogEntry, SimulatorOptions } from '../../../../simulator/index.cjs';
import { VendorFleet, withFleet } from './vendorFleet.cjs';

export const TOKEN = 'jimi.oauth.token.get';
export const DEVICES = 'jimi.user.device.list';
export const ALARMS = 'jimi.device.alarm.list';

export class JimiFleet extends VendorFleet<JimiDevice> {
	/** Of this file alone, so that a search for it finds nothing of other tests. */
	readonly password = randomUUID();
	/** What stands behind the URL that JIMI pushes to. */
	readonly pushSecret = randomBytes(16).toString('hex');
	protected readonly credentialType = 'jimiApi';
	protected readonly each = { imei: '={{ $json.imei }}', imeis: '={{ $json.imei }}' };
	/** Every test may log in, which JIMI itself allows once a minute. */
	protected readonly options: SimulatorOptions = {
		jimi: { password: this.password, tokenLimit: null, newTokenEndsOld: false },
	};

	get cloud(): JimiCloud {
		return this.sim.jimi;
	}

	get log(): LogEntry[] {
		return this.cloud.log;
	}

	get url(): string {
		return this.cloud.url;
	}

	get vehicles(): JimiDevice[] {
		return this.cloud.devices;
	}

	reset(mix: Record<string, number> = { parked: 3 }): void {
		this.sim.reset({ jimi: { mix } });
	}

	data(): CredentialData {
		return jimiLogin(this.cloud, this.pushSecret);
	}

	list(vehicles = this.vehicles): Array<{ imei: string; plate: string }> {
		return vehicles.map(({ imei, vehicleNumber }) => ({ imei, plate: vehicleNumber }));
	}

	/** The calls of this method; all have one path. */
	asked(method: string): LogEntry[] {
		return this.log.filter(({ call }) => call === method);
	}
}

/** A JIMI fleet for the tests of one file. */
export const useJimi = (): JimiFleet => withFleet(new JimiFleet());
