import { describeOutage } from './outage.ts';

describeOutage('erp', 'crm');
