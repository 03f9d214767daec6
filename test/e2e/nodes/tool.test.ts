import { outputOf } from '../../../demo/rest.cjs';
import { LOCK, useFleet } from './support/fleet.cjs';
import { type Model, startModel } from './support/model.cjs';
import { chain, items, node, segway, uses } from './support/workflow.cjs';

const fleet = useFleet();
let model: Model;

beforeAll(async () => {
	model = await startModel(() => ({ iotCode: fleet.vehicles[0].iotCode }));
});
afterAll(async () => await model?.stop());

/** An AI agent with the Segway node as its only tool. */
async function agentWorkflow() {
	const openAi = await fleet.rest.credentials.create('Model', 'openAiApi', { apiKey: 'none', url: model.url });
	const prompt = { promptType: 'define', text: 'Lock the moped', options: {} };
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
	const parameters = { iotCode: "={{ $fromAI('iotCode', 'IMEI of the vehicle', 'string') }}" };
	const tool = { ...segway('control.lock', parameters, fleet.credential), type: 'n8n-nodes-fleet.segwayTool' };
	const workflow = chain(...items([{}]), agent);
	workflow.nodes.push(chat, tool);
	const to = (type: 'ai_languageModel' | 'ai_tool') => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	Object.assign(workflow.connections, { Model: to('ai_languageModel'), Segway: to('ai_tool') });
	return await fleet.rest.workflows.create(workflow);
}

test('an AI agent sees what the operation does, fills in the vehicle and locks it', async () => {
	const { id } = await agentWorkflow();
	const execution = await fleet.rest.run(id, 'Start');
	expect(outputOf(execution, 'Agent')[0]?.output).toMatch(/^The tool said: .*"outcome":"done"/);
	expect(fleet.asked(LOCK)).toMatchObject([{ device: fleet.vehicles[0].iotCode, ranCommand: true }]);
	const tool = model.asked[0].tools?.[0].function;
	expect(tool?.description).toBe('Lock e moped in Segway');
	expect(Object.keys(tool?.parameters.properties ?? {})).toEqual(['iotCode']);
});
