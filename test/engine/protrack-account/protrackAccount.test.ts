// One file for the folder: to load n8n-core takes longer than most of these tests.
import './tokens.suite';
import './logins.suite';
import './credentialTest.suite';
import './lists.suite';
