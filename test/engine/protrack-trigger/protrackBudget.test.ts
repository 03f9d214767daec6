import './budget.suite';
