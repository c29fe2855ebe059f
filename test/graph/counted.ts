/** A port that notes which of its methods were called, in order. */
export interface Counted<System> {
  readonly system: System;
  readonly calls: string[];
}

export function counted<System extends object>(system: System): Counted<System> {
  const calls: string[] = [];
  const noting = new Proxy(system, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...input: unknown[]): unknown => {
        calls.push(String(name));
        return Reflect.apply(value, target, input);
      };
    },
  });
  return { system: noting, calls };
}
