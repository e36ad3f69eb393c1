/** A model as a file says it, that asks for any call of the cloud's API; `more` says what else it asks. */
export function makeModel(more: object = {}): object {
  return {
    uuid: '6a1f0c52-0e0b-4a55-8a6d-0f6f1d1a0999',
    version: 1,
    path: 'A / Model',
    description: 'It describes what it finds at length.',
    actionAdvice: 'Look at it and think about it twice.',
    falsePositives: 'Many, no doubt.',
    category: 'Suspicious',
    priority: 3,
    group: 'COLLECT',
    attack: ['T1530'],
    behaviour: 'flat',
    needsBaseline: false,
    throttleHours: 1,
    key: 'subject',
    components: { A: { metric: ['iaas.api'] } },
    logic: 'A',
    ...more,
  };
}
