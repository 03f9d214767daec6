// One file for the folder: to load n8n-core takes longer than most of these tests.
import './credentialTest.suite';
import './tokens.suite';
import './lists.suite';

jest.setTimeout(60_000);
