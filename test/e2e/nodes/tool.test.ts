import type { INodeParameters } from 'n8n-workflow';
import { outputOf } from '../../../demo/rest.cjs';
import { LOCK, useFleet } from './support/fleet.cjs';
import { type Model, startModel } from './support/model.cjs';
import { SEND, useTrackers } from './support/trackers.cjs';
import type { VendorFleet } from './support/vendorFleet.cjs';
import { chain, items, node, uses } from './support/workflow.cjs';

const segway = useFleet();
const protrack = useTrackers();
let answers: object;
let model: Model;

beforeAll(async () => {
	model = await startModel(() => answers);
});
beforeEach(() => void model.asked.splice(0));
afterAll(async () => await model?.stop());

/** An AI agent with the vendor's node as its only tool. */
async function agentWorkflow(fleet: VendorFleet, operation: string, parameters: INodeParameters) {
	const openAi = await fleet.rest.credentials.create('Model', 'openAiApi', { apiKey: 'none', url: model.url });
	const prompt = { promptType: 'define', text: 'Lock the vehicle', options: {} };
	const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', prompt, { typeVersion: 2.2 });
	const chat = node(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		{ model: { mode: 'id', value: 'test' } },
		{
			typeVersion: 1.2,
			credentials: uses(openAi),
		},
	);
	const plain = fleet.node(operation, parameters);
	const tool = { ...plain, type: `${plain.type}Tool` };
	const workflow = chain(...items([{}]), agent);
	workflow.nodes.push(chat, tool);
	const to = (type: 'ai_languageModel' | 'ai_tool') => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	Object.assign(workflow.connections, { Model: to('ai_languageModel'), [tool.name]: to('ai_tool') });
	return await fleet.rest.workflows.create(workflow);
}

/** Runs the agent, who is told to fill in this vehicle; returns what the model saw of the tool. */
async function letAgentLock(fleet: VendorFleet, operation: string, parameters: INodeParameters, vehicle: object) {
	answers = vehicle;
	const { id } = await agentWorkflow(fleet, operation, parameters);
	const execution = await fleet.rest.run(id, 'Start');
	expect(outputOf(execution, 'Agent')[0]?.output).toMatch(/^The tool said: .*"outcome":"done"/);
	return model.asked[0].tools![0].function;
}

const fromAi = (name: string) => `={{ $fromAI('${name}', 'IMEI of the vehicle', 'string') }}`;

test('Segway: an AI agent sees what the operation does, fills in the vehicle and locks it', async () => {
	const [{ iotCode }] = segway.vehicles;
	const tool = await letAgentLock(segway, 'control.lock', { iotCode: fromAi('iotCode') }, { iotCode });
	expect(segway.asked(LOCK)).toMatchObject([{ device: iotCode, ranCommand: true }]);
	expect(tool.description).toBe('Lock e moped in Segway');
	expect(Object.keys(tool.parameters.properties)).toEqual(['iotCode']);
});

test('Protrack: the same with a device that is otherwise chosen from a list', async () => {
	const [{ imei }] = protrack.vehicles;
	const parameters = { imei: { __rl: true, mode: 'id', value: fromAi('imei') }, command: 'lockDoor' };
	const tool = await letAgentLock(protrack, 'command.send', parameters, { imei });
	expect(protrack.asked(SEND)).toMatchObject([{ device: imei, query: { command: 'LOCKDOOR' }, ranCommand: true }]);
	expect(tool.description).toBe('Send command in Protrack');
	expect(Object.keys(tool.parameters.properties)).toEqual(['imei']);
});
