// One file for the folder: to load n8n-core takes longer than most of these tests.
import './batches.suite';
import './walk.suite';
import './limits.suite';

jest.setTimeout(60_000);
