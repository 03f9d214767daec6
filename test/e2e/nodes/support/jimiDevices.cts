// A simulated fleet of JIMI devices.
import { randomBytes, randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { CredentialData } from '../../../../demo/rest.cjs';
import { jimiLogin } from '../../../../demo/steps/logins.cjs';
import type { JimiCloud, JimiDevice, LogEntry, SimulatorOptions } from '../../../../simulator/index.cjs';
import { VendorFleet, withFleet } from './vendorFleet.cjs';

export class JimiDevices extends VendorFleet<JimiDevice> {
	/** Of this file alone, so that a search for them finds nothing of other tests. */
	readonly password = randomUUID();
	readonly pushSecret = randomBytes(16).toString('hex');
	protected readonly credentialType = 'jimiApi';
	protected readonly each: INodeParameters = { imei: '={{ $json.imei }}', imeis: '={{ $json.imei }}' };
	protected readonly options: SimulatorOptions = { jimi: { password: this.password } };

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
}

/** A JIMI fleet for the tests of one file. */
export const useJimiDevices = (): JimiDevices => withFleet(new JimiDevices());
