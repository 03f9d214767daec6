// One file for the folder: to load n8n-core takes longer than most of these tests.
import './operations.suite';
import './outcomes.suite';
import './routes.suite';

jest.setTimeout(60_000);
