import type { IDataObject, Workflow } from 'n8n-workflow';
import type { JimiPushOptions } from '../../../simulator/index.cjs';
import type { Front } from '../trigger/front.cjs';
import { openFront } from '../trigger/front.cjs';
import type { JimiStage } from '../jimiStage';
import { PUSH_WORD } from '../jimiStage';
import { until } from '../until.cjs';
import { JIMI, triggerFlow } from '../workflows';

export const ACKNOWLEDGED = '{"code":0,"message":"success","msg":"success"}';
export const FORGED = { status: 401, body: '{"code":401,"message":"not proven to come from JIMI"}', items: undefined };

/** Wait for the second look in these tests, in seconds: the simulated clock says what is listed by then. */
const SOON = 0.05;

let lastCredential = 0;

/** A trigger that JIMI pushes to; each has a credential id of its own, since the node counts look-ups by that id. */
export class Setting {
	private constructor(
		readonly stage: JimiStage,
		readonly front: Front,
		readonly workflow: Workflow,
	) {}

	static async open(stage: JimiStage, parameters: IDataObject = {}): Promise<Setting> {
		const filled = { events: ['alarm', 'raw', 'other'], simplify: true, proofs: ['query'], options: {}, ...parameters };
		const workflow = stage.engine.workflow(triggerFlow(filled, `jimi-${++lastCredential}`, JIMI));
		const front = await openFront(
			async (request, response) => await stage.engine.webhook(workflow, 'T', request as never, response as never),
		);
		return new Setting(stage, front, workflow);
	}

	/** One that also asks JIMI. */
	static async confirming(stage: JimiStage, proofOptions: IDataObject = {}, more: IDataObject = {}): Promise<Setting> {
		const settings = { secondLook: SOON, ...proofOptions };
		return await Setting.open(stage, { proofs: ['query', 'confirm'], proofOptions: settings, ...more });
	}

	async close() {
		await this.front.close();
	}

	get url(): string {
		return `${this.front.base}?key=${PUSH_WORD}`;
	}

	/** Sends one push, or a probe, of this kind and waits for the answer and for what the node makes of it. */
	async push(type = 'alarm', options: JimiPushOptions = {}, imei = this.stage.device().imei) {
		const index = this.front.served.length;
		const { attempts } = await this.stage.cloud.push(type, imei, { url: this.url, ...options });
		return { ...attempts[0], ...(await this.made(index)) };
	}

	/** What the node made of the request of that number, once it is done with it. */
	async made(index: number) {
		const { served } = this.front;
		await until(() => served[index].result !== undefined || served[index].thrown !== undefined);
		const { result, thrown } = served[index];
		return { thrown, items: result?.workflowData?.[0].map(({ json }) => json) };
	}

	/** The look-ups that reached JIMI. */
	get looks(): number {
		return this.stage.wire('alarm.list').length;
	}
}
